package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import java.time.Instant;

/**
 * What a reviewer needs to know of an escalation; {@code settledAt} and what comes with it are null until then.
 *
 * @param missedDeadline the deadline whose miss is escalated; null for a customer's wish
 */
public record EscalationFile(
        long id,
        EscalationReason reason,
        Authority authority,
        String words,
        Instant missedDeadline,
        String requestedBy,
        Instant requestedAt,
        Instant reviewDue,
        int reminders,
        Boolean policyFollowed,
        String finding,
        Instant settledAt,
        EscalationAction action) {

    static EscalationFile of(Escalation it) {
        return new EscalationFile(
                it.id,
                it.reason,
                it.authority,
                it.words,
                it.missedDeadline,
                it.requestedBy,
                it.requestedAt,
                it.reviewDue,
                it.reminders,
                it.policyFollowed,
                it.finding,
                it.settledAt,
                new EscalationAction(it.assignedTo, it.severityRaisedTo, it.expedited));
    }
}
