package com.calibermind.support.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a customer reads when a page cannot be shown. Nothing of the request is repeated. */
@ControllerAdvice(basePackageClasses = PortalErrors.class)
class PortalErrors implements ErrorViewResolver {

    static final String VIEW = "portal/error";

    /** Those with words of their own: {@code error.NNN.title} and {@code error.NNN.text}. */
    private static final Set<Integer> WORDED = Set.of(403, 404, 413, 429, 503);

    /** In seconds: for browsers and programs, when the database cannot be reached. */
    static final int RETRY_AFTER = 60;

    private static final Logger LOG = LoggerFactory.getLogger(PortalErrors.class);

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ModelAndView databaseIsAway(Exception e, HttpServletResponse response) {
        LOG.error("A customer's page could not be shown: the database cannot be reached", e);
        response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        return page(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** Null for whatever is not a customer's page. */
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> facts) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.equals("/support") || path.startsWith("/support/") ? page(status) : null;
    }

    static ModelAndView page(HttpStatus status) {
        String words = WORDED.contains(status.value()) ? String.valueOf(status.value()) : fallback(status);
        return new ModelAndView(VIEW, Map.of("words", words), status);
    }

    private static String fallback(HttpStatus status) {
        return status.is4xxClientError() ? "400" : "500";
    }
}
