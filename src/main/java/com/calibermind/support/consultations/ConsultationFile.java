package com.calibermind.support.consultations;

import java.time.Instant;

/**
 * What experts, specialists and timers need to know of a consultation. Instants are UTC, null until then.
 *
 * @param team null if a person is asked
 * @param person user id, null if a team is asked
 * @param heeded whether who asked took the advice into account; null until it is read
 */
public record ConsultationFile(
        long number,
        String reference,
        Team team,
        String person,
        String question,
        String askedBy,
        Instant due,
        int reminders,
        String advice,
        String answeredBy,
        Instant answeredAt,
        Boolean heeded,
        Instant withdrawnAt) {

    static ConsultationFile of(Consultation it) {
        return new ConsultationFile(
                it.id,
                it.caseReference,
                it.team,
                it.person,
                it.question,
                it.askedBy,
                it.due,
                it.reminders,
                it.advice,
                it.answeredBy,
                it.answeredAt,
                it.heeded,
                it.withdrawnAt);
    }
}
