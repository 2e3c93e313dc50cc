package com.calibermind.support.cases;

import java.time.Duration;
import java.time.Instant;

/**
 * A case in a customer's list. Instants are UTC.
 *
 * @param reporter the reporter's name, else address, or null
 * @param respondBy when the initial response is due, or was
 * @param respondedAt null while it is owed
 */
public record CustomerCaseLine(
        String reference,
        String subject,
        CaseState state,
        String reporter,
        Instant receivedAt,
        Instant respondBy,
        Instant respondedAt) {

    /** Between now and when the initial response is due. */
    public Duration distance(Instant now) {
        return CustomerCase.Promise.distance(respondBy, now);
    }

    static CustomerCaseLine of(SupportCase it) {
        String name = it.reporter.name() == null ? it.reporter.email() : it.reporter.name();
        return new CustomerCaseLine(
                it.reference, it.subject, it.state, name, it.receivedAt, it.respondBy, it.respondedAt);
    }
}
