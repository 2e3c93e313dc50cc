package com.calibermind.support.reports;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says in words why there is no report, as RFC 9457 problem details. */
@RestControllerAdvice(basePackageClasses = ReportProblems.class)
class ReportProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PeriodRefused refused) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable(Exception unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "The request cannot be read: see the description at /api/v1/openapi.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooSlow(QueryTimeoutException tooSlow) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The report took longer than " + CountedFacts.PATIENCE
                        + " seconds and was stopped: choose a shorter period, or try again later.");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String words) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, words))
                .build();
    }
}
