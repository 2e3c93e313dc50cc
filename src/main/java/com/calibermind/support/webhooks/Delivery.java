package com.calibermind.support.webhooks;

import java.time.Instant;

/**
 * One event on its way to one receiver. Instants are UTC.
 *
 * @param since from when on it is tried; a replay begins anew
 * @param nextAttempt null unless it waits
 * @param triedAt null before the first attempt
 * @param status of the last answer; null if there was none
 * @param reason why the last attempt failed, or why it was parked; null if neither
 */
record Delivery(
        long id,
        String messageId,
        EventType type,
        String reference,
        Instant at,
        State state,
        Instant since,
        int attempts,
        Instant nextAttempt,
        Instant triedAt,
        Integer status,
        String reason,
        String body) {

    enum State {
        WAITING,
        DELIVERED,
        /** Given up: nobody tries it again unless it is replayed. */
        PARKED
    }
}
