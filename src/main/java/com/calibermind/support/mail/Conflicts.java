package com.calibermind.support.mail;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Somebody else was faster: nothing is wrong with the work, it is done again on what is there now. */
final class Conflicts {

    private static final int TRIES = 6;
    private static final long PAUSE_NANOS = 20_000_000;

    private Conflicts() {}

    static <T> T triedAgain(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (tries == TRIES || !isConflict(e)) {
                    throw e;
                }
                LockSupport.parkNanos(tries * ThreadLocalRandom.current().nextLong(PAUSE_NANOS));
            }
        }
    }

    /** By its name where it is: the engine has an exception of its own for it, which is no business of this room. */
    private static boolean isConflict(Throwable e) {
        for (Throwable it = e; it != null; it = it.getCause()) {
            if (it instanceof ConcurrencyFailureException
                    || it instanceof DataIntegrityViolationException
                    || it.getClass().getSimpleName().startsWith("OptimisticLock")) {
                return true;
            }
        }
        return false;
    }
}
