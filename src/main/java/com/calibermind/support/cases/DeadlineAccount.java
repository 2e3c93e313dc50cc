package com.calibermind.support.cases;

import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that happened to one deadline, oldest first. Instants are UTC.
 *
 * @param subject the escalation or incident whose deadline it is; null for the case's own
 */
public record DeadlineAccount(DeadlineKind kind, Long subject, List<Entry> entries) {

    /**
     * @param severity the severity that set the deadline, or null
     * @param oldDue null unless the deadline moved
     * @param by a user id, or "policy"
     */
    public record Entry(
            DeadlineEvent event, Instant at, Severity severity, Instant oldDue, Instant due, String by, String reason) {
        static Entry of(DeadlineEntry it) {
            return new Entry(it.event, it.at, it.severity, it.oldDue, it.due, it.changedBy, it.reason);
        }

        private String words(ZoneId zone) {
            String what = switch (event) {
                case STARTED -> "started, due " + TimeWords.at(due, zone);
                case MOVED -> (severity == null ? "moved" : severity.label()) + ", due " + TimeWords.at(due, zone);
                case WARNED -> "warned";
                case MISSED -> "MISSED";
                case ANSWERED -> "done, " + judged();
            };
            String why = reason == null || reason.isBlank() ? "" : ": " + reason;
            return TimeWords.at(at, zone) + " " + what + " (" + by + why + ")";
        }

        private String judged() {
            Duration early = Duration.between(at, due);
            return early.isNegative() || early.isZero()
                    ? "too late by " + TimeWords.of(early.negated())
                    : "in time, " + TimeWords.of(early) + " left";
        }
    }

    static List<DeadlineAccount> of(List<DeadlineEntry> entries) {
        record Whose(DeadlineKind kind, Long subject) {}
        Map<Whose, List<Entry>> accounts = new LinkedHashMap<>();
        entries.forEach(it -> accounts.computeIfAbsent(new Whose(it.kind, it.subject), whose -> new ArrayList<>())
                .add(Entry.of(it)));
        return accounts.entrySet().stream()
                .map(it -> new DeadlineAccount(it.getKey().kind(), it.getKey().subject(), List.copyOf(it.getValue())))
                .toList();
    }

    public Instant due() {
        return entries.get(entries.size() - 1).due();
    }

    /** Null while it is owed. */
    public Instant answeredAt() {
        return entries.stream()
                .filter(it -> it.event() == DeadlineEvent.ANSWERED)
                .map(Entry::at)
                .findFirst()
                .orElse(null);
    }

    /** How much too late the answer came; zero if in time or still owed. */
    public Duration missedBy() {
        Instant answered = answeredAt();
        return answered == null || answered.isBefore(due()) ? Duration.ZERO : Duration.between(due(), answered);
    }

    /** One line for each entry, times in the reader's zone. */
    public String explained(ZoneId zone) {
        return kind.words() + " (" + kind.clause() + ")\n"
                + entries.stream().map(it -> "  " + it.words(zone)).collect(Collectors.joining("\n"));
    }
}
