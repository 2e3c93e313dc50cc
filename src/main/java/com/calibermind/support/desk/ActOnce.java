package com.calibermind.support.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An act that comes with an {@code Idempotency-Key} and is sent again because its answer was lost is done once: the customer
 * gets one mail. It is answered alike then, with the header {@code Idempotency-Replayed}.
 */
@Component
class ActOnce {

    static final String KEY = "Idempotency-Key";

    static final String REPLAYED = "Idempotency-Replayed";

    private final OnceOnly once;
    private final Meanwhile meanwhile;
    private final SignedIn caller;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final TransactionTemplate transaction;

    ActOnce(
            OnceOnly once,
            Meanwhile meanwhile,
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            PlatformTransactionManager transactions) {
        this.once = once;
        this.meanwhile = meanwhile;
        this.caller = caller;
        this.request = request;
        this.response = response;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Without a key each call counts. What had arrived before is answered so, whatever has happened {@link Meanwhile}. */
    void done(Act act, String reference, Object body, Runnable carryOut) {
        Runnable work = () -> {
            meanwhile.heed(act, reference);
            carryOut.run();
        };
        String key = request.getHeader(KEY);
        if (key == null) {
            work.run();
            return;
        }
        String what = String.join(" ", act.code(), reference, body.toString());
        OnceOnly.Result result = transaction.execute(status -> once.once(caller.user(), key, what, () -> {
            work.run();
            return reference;
        }));
        if (result.repeated()) {
            response.setHeader(REPLAYED, "true");
        }
    }
}
