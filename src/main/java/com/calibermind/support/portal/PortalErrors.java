package com.calibermind.support.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a customer reads when a page cannot be shown. Nothing of the request is repeated. */
@Component
class PortalErrors implements ErrorViewResolver {

    /** Those with words of their own: {@code error.NNN.title} and {@code error.NNN.text}. */
    private static final Set<Integer> WORDED = Set.of(403, 404, 413, 429);

    /** Null for whatever is not a customer's page. */
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> facts) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.equals("/support") || path.startsWith("/support/") ? page(status) : null;
    }

    static ModelAndView page(HttpStatus status) {
        String words = WORDED.contains(status.value()) ? String.valueOf(status.value()) : fallback(status);
        return new ModelAndView("portal/error", Map.of("words", words), status);
    }

    private static String fallback(HttpStatus status) {
        return status.is4xxClientError() ? "400" : "500";
    }
}
