package com.calibermind.support.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may use which part of the desk's own REST interface, and of its pages beside Tasklist and Cockpit. What is not named
 * here does not exist, and a path is taken only if it is written plainly: what the filter reads is then what the controllers
 * read. Of two parts that fit, the narrower one counts.
 */
class ApiRights extends OncePerRequestFilter {

    /** Whoever is signed in: the part itself says, call by call, who may what. */
    private static final Set<String> ANYBODY = Set.of();

    /** Who works on cases. */
    private static final Set<String> DESK = Set.of(Groups.SUPPORT, Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS);

    /** Who watches how the promises are kept (P37). */
    private static final Set<String> REPORTS = Set.of(Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS);

    /** A new part of the interface is a new line; of two that fit, the longer one counts. */
    private static final Map<String, Set<String>> GROUPS = Map.of(
            "/api/mails",
            DESK,
            "/api/companies",
            Set.of(Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS, Groups.ADMINISTRATORS),
            "/api/articles",
            Set.of(Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS, Groups.PROCESS_ADMINS, Groups.ADMINISTRATORS),
            "/api/incidents",
            Set.of(Groups.IRT, Groups.IRT_LEAD),
            "/api/v1/reports",
            REPORTS,
            "/reports",
            REPORTS,
            "/api/v1",
            ANYBODY,
            "/api/v1/webhooks",
            Set.of(Groups.ADMINISTRATORS));

    private final IdentityService identity;
    private final ObjectMapper json;

    ApiRights(IdentityService identity, ObjectMapper json) {
        this.identity = identity;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = identity.getCurrentAuthentication();
        Optional<Set<String>> allowed = allowed(request);
        if (caller == null) {
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Sign in: in Tasklist or Cockpit, or with user and password (HTTP Basic).");
        } else if (allowed.isEmpty()) {
            refuse(response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
        } else if (isFromAnotherSite(request)) {
            refuse(response, HttpStatus.FORBIDDEN, "A page of another site may not change anything here.");
        } else if (allowed.get() != ANYBODY && Collections.disjoint(allowed.get(), caller.getGroupIds())) {
            refuse(response, HttpStatus.FORBIDDEN, "Your role may not use this.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A browser sends what it knows of user and password along, whoever's page asks (Fetch Metadata). */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return !request.getMethod().equals("GET") && ("cross-site".equals(site) || "same-site".equals(site));
    }

    private static Optional<Set<String>> allowed(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean plain = path.matches("(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)+");
        return GROUPS.entrySet().stream()
                .filter(it -> plain && (path + "/").startsWith(request.getContextPath() + it.getKey() + "/"))
                .max(Comparator.comparingInt(it -> it.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String words) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, words));
    }
}
