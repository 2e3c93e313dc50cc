package com.calibermind.support.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for cases that nobody and no clock will move on (P14); whoever asks more than once a minute gets the last answer. */
@Component
public class OwnershipWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipWatch.class);

    private static final Duration KEPT = Duration.ofMinutes(1);

    /**
     * @param reference null if it is about no case
     * @param what the case's state, or what beside it has no next step
     * @param ofIncident to be seen by the response team alone
     */
    public record Finding(String reference, String what, boolean ofIncident) {}

    /**
     * @param at UTC
     * @param more whether there are others: no more than so many are looked for
     */
    public record Look(Instant at, List<Finding> findings, boolean more) {}

    private final Ownership ownership;
    private final Clock clock;
    private Look last = new Look(Instant.MIN, List.of(), false);

    OwnershipWatch(Ownership ownership, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    public synchronized Look look() {
        if (last.at().plus(KEPT).isBefore(clock.instant())) {
            Look now = look(clock.instant());
            if (!now.findings().isEmpty() && !now.findings().equals(last.findings())) {
                LOG.error("Open cases that nobody and no clock will move on: {}", now.findings());
            }
            last = now;
        }
        return last;
    }

    private Look look(Instant at) {
        List<Ownership.Unowned> unowned = ownership.unowned();
        return new Look(
                at,
                unowned.stream()
                        .map(it ->
                                new Finding(it.reference(), it.what(), it.what().startsWith(Ownership.INCIDENT)))
                        .toList(),
                unowned.size() >= Ownership.SHOWN);
    }
}
