package com.calibermind.support.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * When the initial response to one report is due. Instants, so weekends, clock changes and restarts do not matter (P21).
 *
 * @param receipt when the report was received
 * @param due the first instant that is too late
 * @param warnAt when the specialist is warned
 */
public record Deadline(Instant receipt, Instant due, Instant warnAt) {

    /** "Less than" the target: an answer at exactly the deadline is late. */
    public boolean isMetBy(Instant answeredAt) {
        return answeredAt.isBefore(due);
    }

    public boolean isMissedAt(Instant now) {
        return !now.isBefore(due);
    }

    /** Zero if met, else how much too late. */
    public Duration missedBy(Instant answeredAt) {
        return isMetBy(answeredAt) ? Duration.ZERO : Duration.between(due, answeredAt);
    }
}
