package com.calibermind.support.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at who sends and how much before anything of a form is read. */
class FormThrottleFilter extends OncePerRequestFilter {

    private final Throttles throttles;
    private final RequestMatcher free;
    private final long largest;

    /**
     * @param free what anybody may send as often as they like
     * @param largest in bytes
     */
    FormThrottleFilter(Throttles throttles, RequestMatcher free, long largest) {
        this.throttles = throttles;
        this.free = free;
        this.largest = largest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!free.matches(request) && !throttles.allowsForm(request.getRemoteAddr())) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else if (request.getContentLengthLong() > largest) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
