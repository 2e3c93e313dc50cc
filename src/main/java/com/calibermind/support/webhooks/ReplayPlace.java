package com.calibermind.support.webhooks;

import java.time.Instant;

/**
 * How far a range has been replayed: what is left over begins behind that event.
 *
 * @param at when it happened, UTC
 * @param event its number
 */
record ReplayPlace(Instant at, long event) {

    static final ReplayPlace BEGINNING = new ReplayPlace(Instant.EPOCH, 0);

    String written() {
        return at + "/" + event;
    }

    /** @throws IllegalArgumentException if it was not written here */
    static ReplayPlace read(String written) {
        try {
            int end = written.indexOf('/');
            return new ReplayPlace(
                    Instant.parse(written.substring(0, end)), Long.parseLong(written.substring(end + 1)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("No replay ended there", e);
        }
    }
}
