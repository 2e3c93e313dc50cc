package com.calibermind.support.cases;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Somebody else was faster: nothing is wrong with the work, it is done again on what is there now. */
public final class Conflicts {

    private static final int TRIES = 6;
    private static final String ROLLED_BACK = "40";
    private static final long PAUSE_NANOS = 20_000_000;

    private Conflicts() {}

    /**
     * @param work begins and ends a transaction of its own
     * @throws ConcurrencyFailureException if others were faster each time
     */
    public static <T> T triedAgain(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!isOne(e)) {
                    throw e;
                }
                if (tries == TRIES) {
                    throw new ConcurrencyFailureException(e.getMessage(), e);
                }
                LockSupport.parkNanos(tries * ThreadLocalRandom.current().nextLong(PAUSE_NANOS));
            }
        }
    }

    /**
     * Whether it is one: as PostgreSQL says it (class 40), or by its name: the engine has an exception of its own for it, which is no business
     * of this room.
     */
    public static boolean isOne(Throwable e) {
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
