package com.calibermind.support.webhooks;

import java.time.Instant;
import java.util.List;

/**
 * A receiver of events. Instants are UTC.
 *
 * @param whyInactive null unless it was switched off by what it answered
 * @param oldSecret signs beside the new one until {@code oldUntil}; null if there is none
 * @param restsUntil not tried before that, after failures; or null
 * @param failures in a row
 * @param lastFailure in words, or null
 */
record Webhook(
        long id,
        String url,
        String description,
        List<EventType> events,
        boolean active,
        String whyInactive,
        Secret secret,
        Secret oldSecret,
        Instant oldUntil,
        String createdBy,
        Instant createdAt,
        Instant restsUntil,
        int failures,
        Instant lastSuccess,
        String lastFailure) {

    /** Of both secrets while the old one still counts. */
    String sign(String messageId, Instant at, String body) {
        String signed = secret.sign(messageId, at.getEpochSecond(), body);
        return oldSecret == null || !at.isBefore(oldUntil)
                ? signed
                : signed + " " + oldSecret.sign(messageId, at.getEpochSecond(), body);
    }
}
