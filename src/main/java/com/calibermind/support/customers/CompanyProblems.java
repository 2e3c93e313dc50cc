package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Refused;
import com.calibermind.support.customers.Registration.Why;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import jakarta.persistence.OptimisticLockException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Whatever goes wrong with the companies' REST interface, as problem details (RFC 9457) in plain words. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = CompaniesApi.class)
class CompanyProblems {

    static ResponseEntity<?> of(Refused refused) {
        HttpStatus status = switch (refused.why()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case INVALID -> HttpStatus.BAD_REQUEST;
            case TAKEN -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
        };
        return problem(status, refused.field(), refused.words());
    }

    static ResponseEntity<?> invalid(String field, String words) {
        return of(new Refused(Why.INVALID, field, words));
    }

    @ExceptionHandler
    ResponseEntity<?> on(HttpMessageNotReadableException e) {
        String field = e.getCause() instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return field.isEmpty()
                ? invalid(null, "Send one JSON object with the fields of a company or of a contact.")
                : invalid(field, "The field is missing, or its value is not of its kind.");
    }

    @ExceptionHandler
    ResponseEntity<?> on(MethodArgumentTypeMismatchException e) {
        return invalid(
                e.getName(),
                e.getRequiredType() == Version.class
                        ? "Send the company's ETag as If-Match, like \"7\" with its quotes."
                        : "Write a whole number.");
    }

    @ExceptionHandler
    ResponseEntity<?> on(MissingRequestHeaderException e) {
        return problem(
                HttpStatus.PRECONDITION_REQUIRED,
                e.getHeaderName(),
                "Read the company first and send its ETag as If-Match, so that nobody's change is overwritten unread.");
    }

    /** Two changes at the same instant; one of them was kept. */
    @ExceptionHandler({OptimisticLockException.class, OptimisticLockingFailureException.class})
    ResponseEntity<?> onSimultaneousChange() {
        return of(RegisterRules.STALE);
    }

    /** Two at the same instant enter the same name, mail domain or e-mail; one of them was kept. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<?> onSimultaneousEntry() {
        return of(new Refused(
                Why.TAKEN,
                null,
                "Somebody has just taken that name, mail domain or e-mail: look it up and try again."));
    }

    private static ResponseEntity<?> problem(HttpStatus status, String field, String words) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
