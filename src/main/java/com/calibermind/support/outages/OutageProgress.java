package com.calibermind.support.outages;

import com.calibermind.support.outages.OutageDelivery.State;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a notice has come.
 *
 * @param told letters that the mail server has accepted, or cases that were answered
 * @param onTheirWay in the outbox
 * @param toCome not yet handed to the outbox
 */
public record OutageProgress(NoticeKind kind, long told, long refused, long onTheirWay, long toCome) {

    static OutageProgress of(OutageNotice notice, Map<State, Long> tally) {
        return new OutageProgress(
                notice.kind,
                tally.getOrDefault(State.ACCEPTED, 0L) + tally.getOrDefault(State.ON_CASE, 0L),
                tally.getOrDefault(State.REFUSED, 0L),
                tally.getOrDefault(State.QUEUED, 0L),
                tally.getOrDefault(State.PENDING, 0L));
    }

    public long total() {
        return told + refused + onTheirWay + toCome;
    }

    /** "Update: 120 of 300 told, 3 refused, 177 on their way". */
    public String words() {
        return Stream.of(
                        "%s: %d of %d told".formatted(kind.words(), told, total()),
                        part(refused, "refused"),
                        part(onTheirWay, "on their way"),
                        part(toCome, "to come"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }
}
