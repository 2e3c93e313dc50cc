package com.calibermind.support.portal;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** A colleague or a specialist was faster on the same case: the act is done again on what is there now. */
final class Conflicts {

    private static final int TRIES = 6;
    private static final String ROLLED_BACK = "40";
    private static final long PAUSE_NANOS = 20_000_000;

    private Conflicts() {}

    /** @throws ConcurrencyFailureException if others were faster each time */
    static <T> T triedAgain(Supplier<T> act) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return act.get();
            } catch (RuntimeException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                LockSupport.parkNanos(tries * ThreadLocalRandom.current().nextLong(PAUSE_NANOS));
            }
        }
        return last(act);
    }

    private static <T> T last(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            throw isConflict(e) ? new ConcurrencyFailureException("Others were faster each time.", e) : e;
        }
    }

    /**
     * As PostgreSQL says it (class 40), or by its name: the engine has an exception of its own for it, which is no business
     * of this room.
     */
    private static boolean isConflict(Throwable e) {
        for (Throwable it = e; it != null; it = it.getCause()) {
            if (it instanceof ConcurrencyFailureException
                    || it instanceof DataIntegrityViolationException
                    || it instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith(ROLLED_BACK)
                    || it.getClass().getSimpleName().startsWith("OptimisticLock")) {
                return true;
            }
        }
        return false;
    }
}
