package com.calibermind.support.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A form without the token of its page. Whoever filled in a report, or wrote on a case, on a page that has grown old or is
 * older than their sign-in gets it back with all that was typed; anything else is refused. A body too large to be read shows
 * no token either, and is called by its name.
 */
class FormRefusals implements AccessDeniedHandler {

    /** The report form again, with what was sent to it. */
    static final String REPORT_AGAIN = "/support/again";

    private static final Pattern CASE_ACT =
            Pattern.compile("/support/cases/" + SignInPages.REFERENCE.pattern() + "/[a-z]+");

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean unreadable = isUnreadable(request);
        if (response.isCommitted()) {
            return; // the upload broke off: nobody is there to read an answer
        }
        if (unreadable) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            return;
        }
        Optional<String> again = again(request.getRequestURI());
        if (again.isPresent()) {
            request.getRequestDispatcher(again.get()).forward(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static Optional<String> again(String path) {
        if (path.equals("/support/report")) {
            return Optional.of(REPORT_AGAIN);
        }
        return CASE_ACT.matcher(path).matches() ? Optional.of(path + "/again") : Optional.empty();
    }

    private static boolean isUnreadable(HttpServletRequest request) {
        if (!String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IOException | ServletException | IllegalStateException e) {
            return true;
        }
    }
}
