package com.calibermind.support.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what this version of the engine must not be asked: its setup pages, which can make an administrator without
 * sign-in, and expressions hidden inside {@code orQueries}, which it would run. See SECURITY.md.
 */
class EngineGate extends OncePerRequestFilter {

    /** Starting a process past its form, or in the middle, or by a message, would bypass what its first step checks. */
    private static final Pattern OWN_DOORS =
            Pattern.compile(".*/(process-definition/+.*/+start|message|signal)/*", Pattern.CASE_INSENSITIVE);

    private static final int MAX_JSON = 10 * 1024 * 1024;

    private final ObjectMapper json;

    EngineGate(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.matches("/camunda/+(api|app)/+admin/+.*\\bsetup\\b.*")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (OWN_DOORS.matcher(path).matches()) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    "Processes are started with their form (submit-form); messages are the desk's own.");
        } else if (mayBeJson(request)) {
            byte[] body = request.getInputStream().readNBytes(MAX_JSON + 1);
            if (body.length > MAX_JSON) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else if (hidesExpression(body)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST, "Expressions inside orQueries are not allowed.");
            } else {
                chain.doFilter(new Replayed(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whatever is not plainly something else: the engine is not particular about how JSON is announced. */
    private static boolean mayBeJson(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .strip();
        boolean hasBody =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        return hasBody
                && !type.startsWith("multipart/form-data")
                && !type.startsWith("application/x-www-form-urlencoded");
    }

    private boolean hidesExpression(byte[] body) throws IOException {
        try {
            JsonNode root = json.readTree(body);
            return root != null && root.findValues("orQueries").stream().anyMatch(EngineGate::hasExpression);
        } catch (JsonProcessingException e) {
            return false; // not JSON: the engine says so itself
        }
    }

    private static boolean hasExpression(JsonNode node) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (names.next().toLowerCase().endsWith("expression")) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (hasExpression(child)) {
                return true;
            }
        }
        return false;
    }

    /** The request with a body that has been read once already. */
    private static final class Replayed extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Replayed(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return body.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is already here");
                }
            };
        }
    }
}
