package com.calibermind.support.mail;

import java.time.Instant;

/**
 * How letters leave. Instants are UTC and null if there is nothing to say.
 *
 * @param queued letters that no server has taken yet
 * @param oldestQueued since when the oldest of them waits
 * @param oldestDue since when a letter could have been tried that nobody has taken up
 * @param lastAccepted when the newest letter that has left was accepted
 * @param trouble why this node cannot talk to the SMTP server
 * @param troubleSince since when
 */
public record OutboxState(
        long queued,
        Instant oldestQueued,
        Instant oldestDue,
        Instant lastAccepted,
        String trouble,
        Instant troubleSince) {}
