package com.calibermind.support.reports;

import com.calibermind.support.policy.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How the promises were kept.
 *
 * @param from the first day, in that zone
 * @param to the last day, in that zone; it counts
 * @param by "day", "week" or "month"
 * @param zone in which days begin and end
 * @param asOf deadlines that came later are not counted; UTC
 * @param severities the four, the gravest first
 * @param all of all severities together; without times, which are not comparable
 */
public record AttainmentReport(
        LocalDate from,
        LocalDate to,
        String by,
        String zone,
        Instant asOf,
        List<Part> periods,
        List<OfSeverity> severities,
        Series all) {

    /** @param whole false if the report begins or ends in the midst of it */
    public record Part(LocalDate from, LocalDate to, boolean whole) {}

    /** @param targetSeconds the response target as it is now (P38) */
    public record OfSeverity(Severity severity, long targetSeconds, Figures whole, List<Figures> periods) {}

    /** @param periods one for each of the report's */
    public record Series(Figures whole, List<Figures> periods) {}

    /**
     * @param regraded initial responses missed in the period and then held to a later deadline by another severity: they count in
     *     {@code response} by that one
     * @param passedOn reviews that were due in the period from a manager, and went to the head unsettled
     * @param escalations asked for in the period
     * @param againstPolicy reviews settled in the period that found the policy not followed
     * @param reopened cases that were done and went back to work in the period
     * @param outside cases resolved in the period as "outside the service"
     */
    public record Figures(
            Kept response,
            Kept triage,
            Kept review,
            long regraded,
            long passedOn,
            long escalations,
            long againstPolicy,
            long reopened,
            long outside) {}

    /**
     * Deadlines that came in the period.
     *
     * @param due how many: kept, missed and owed
     * @param missed done, but too late
     * @param owed not done yet, and too late already
     * @param percent of all that were kept, rounded down to a tenth: 100 means all; null if there were none
     * @param medianSeconds from receipt until the answer had left; null if none was answered, or if not measured
     * @param p95Seconds 95 of 100 answers took no longer; likewise
     */
    public record Kept(
            long due, long kept, long missed, long owed, Double percent, Long medianSeconds, Long p95Seconds) {

        static Kept of(long kept, long missed, long owed, Long medianSeconds, Long p95Seconds) {
            long due = kept + missed + owed;
            Double percent = due == 0 ? null : Math.floor(kept * 1000.0 / due) / 10;
            return new Kept(due, kept, missed, owed, percent, medianSeconds, p95Seconds);
        }

        Kept plus(Kept other) {
            return of(kept + other.kept, missed + other.missed, owed + other.owed, null, null);
        }
    }
}
