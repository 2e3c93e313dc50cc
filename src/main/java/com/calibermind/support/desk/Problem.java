package com.calibermind.support.desk;

import com.calibermind.support.cases.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What is wrong with a request, as RFC 9457 problem details. */
final class Problem {

    private Problem() {}

    static ErrorResponseException of(HttpStatus status, String words) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, words), null);
    }

    /** The same for a case that is not there and for one that the caller may not see. */
    static ErrorResponseException noSuchCase() {
        return of(HttpStatus.NOT_FOUND, "There is no case of that reference, or you may not see it.");
    }

    /** @throws ErrorResponseException with the reason if it was refused; the transaction of the use case changed nothing */
    static void unlessDone(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw of(HttpStatus.UNPROCESSABLE_ENTITY, refused.reason());
        }
    }
}
