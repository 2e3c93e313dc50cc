package com.calibermind.support.desk;

import com.calibermind.support.cases.Conflicts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An act that comes with an {@code Idempotency-Key} and is sent again because its answer was lost is done once: the customer
 * gets one mail. It is answered alike then, with the header {@code Idempotency-Replayed}. Where somebody else has changed the
 * case at the same moment, it is done again on what is there now ({@link Conflicts}).
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

    /**
     * Without a key each call counts. What had arrived before is answered so, whatever has happened {@link Meanwhile}.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException if others were faster each time; nothing is changed then
     */
    void done(Act act, String reference, Object body, Runnable carryOut) {
        Runnable work = () -> {
            meanwhile.heed(act, reference);
            carryOut.run();
        };
        String key = request.getHeader(KEY);
        String what = String.join(" ", act.code(), reference, body.toString());
        boolean repeated = Conflicts.triedAgain(
                () -> transaction.execute(status -> key == null ? each(work) : once(key, what, work)));
        if (repeated) {
            response.setHeader(REPLAYED, "true");
        }
    }

    private static boolean each(Runnable work) {
        work.run();
        return false;
    }

    private boolean once(String key, String what, Runnable work) {
        return once.once(caller.user(), key, what, () -> {
                    work.run();
                    return "done";
                })
                .repeated();
    }
}
