package com.calibermind.support.knowledge;

import com.calibermind.support.knowledge.Revision.Refused;
import com.calibermind.support.knowledge.Revision.Why;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Whatever goes wrong with the articles' REST interface, as problem details (RFC 9457) in plain words. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = ArticlesApi.class)
class ArticleProblems {

    static ResponseEntity<?> of(Refused refused) {
        HttpStatus status = switch (refused.why()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case INVALID -> HttpStatus.BAD_REQUEST;
            case TAKEN -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case UNREAD -> HttpStatus.PRECONDITION_REQUIRED;
        };
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.words());
        if (refused.field() != null) {
            problem.setProperty("field", refused.field());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static ResponseEntity<?> invalid(String field, String words) {
        return of(new Refused(Why.INVALID, field, words));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<?> onUnreadable() {
        return invalid(
                null, "Send one JSON object with title, tags (a list), visibility (PUBLIC or INTERNAL) and body.");
    }

    @ExceptionHandler
    ResponseEntity<?> on(MethodArgumentTypeMismatchException e) {
        return invalid(
                e.getName(),
                e.getRequiredType() == ArticleVersion.class
                        ? "Send the article's ETag as If-Match, like \"7\" with its quotes."
                        : "Write a whole number.");
    }

    /** Two at the same instant make the same article; one of them was kept. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<?> onSimultaneousEntry() {
        return of(ArticleDesk.STALE);
    }
}
