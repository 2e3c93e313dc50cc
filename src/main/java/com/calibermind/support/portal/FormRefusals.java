package com.calibermind.support.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A form without the token of its page. Whoever filled in a report on a page that has grown old gets it back with all that
 * was typed; anything else is refused. A body too large to be read shows no token either, and is called by its name.
 */
class FormRefusals implements AccessDeniedHandler {

    /** The report form again, with what was sent to it. */
    static final String REPORT_AGAIN = "/support/again";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean unreadable = isUnreadable(request);
        if (response.isCommitted()) {
            return; // the upload broke off: nobody is there to read an answer
        }
        if (unreadable) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (request.getRequestURI().equals("/support/report")) {
            request.getRequestDispatcher(REPORT_AGAIN).forward(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
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
