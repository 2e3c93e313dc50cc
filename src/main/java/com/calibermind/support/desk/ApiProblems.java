package com.calibermind.support.desk;

import com.calibermind.support.cases.Conflicts;
import com.calibermind.support.process.FormRefused;
import jakarta.persistence.OptimisticLockException;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says in words what went wrong in a call of {@code /api/v1}. */
@RestControllerAdvice(basePackages = {"com.calibermind.support.desk", "com.calibermind.support.webhooks"})
class ApiProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ErrorResponseException problem) {
        return ResponseEntity.of(problem.getBody()).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FormRefused refused) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AuthorizationException forbidden) {
        return answer(HttpStatus.FORBIDDEN, "Your role may not do this.");
    }

    /** A refusal from within a step comes wrapped in the engine's own sentences. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> engine(ProcessEngineException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormRefused refused) {
                return refused(refused);
            }
        }
        if (Conflicts.isOne(failure)) {
            return crossed(failure);
        }
        throw failure;
    }

    @ExceptionHandler({ConcurrencyFailureException.class, OptimisticLockException.class})
    ResponseEntity<ProblemDetail> crossed(Exception crossed) {
        return answer(
                HttpStatus.CONFLICT, "Somebody else changed this case at the same moment: look again, then repeat.");
    }

    /** Which fields, and what about them; a field that a caller may not know is named nowhere. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fields(MethodArgumentNotValidException invalid) {
        String words = invalid.getBindingResult().getFieldErrors().stream()
                .map(it -> it.getField() + " " + it.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "Mend these fields and send it again: " + words + ".");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> header(MissingRequestHeaderException missing) {
        return answer(HttpStatus.BAD_REQUEST, "Send the header " + missing.getHeaderName() + ".");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> body(HttpMessageNotReadableException unreadable) {
        return unreadable.contains(BoundedBodies.TooLarge.class)
                ? answer(HttpStatus.PAYLOAD_TOO_LARGE, BoundedBodies.TOO_LARGE)
                : unreadable(unreadable);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable(Exception unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "The request cannot be read: see the description at /api/v1/openapi.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> type(HttpMediaTypeNotSupportedException type) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON (Content-Type: application/json).");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String words) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, words))
                .build();
    }
}
