package com.calibermind.support.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for cases that nobody and no clock will move on (P14), about every minute and by itself: whoever asks gets the last
 * answer, and looks only if that is older.
 */
@Component
public class OwnershipWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipWatch.class);

    private static final Duration FRESH = Duration.ofSeconds(45);
    private static final Duration KEPT = Duration.ofSeconds(90);

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
    private volatile Look last = new Look(Instant.MIN, List.of(), false);

    OwnershipWatch(Ownership ownership, Clock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    public Look look() {
        Look known = last;
        return isOlder(known, KEPT) ? renewed(KEPT) : known;
    }

    @Scheduled(fixedDelayString = "${support.limits.sweep:PT30S}", initialDelayString = "${support.limits.sweep:PT30S}")
    void sweep() {
        renewed(FRESH);
    }

    private synchronized Look renewed(Duration age) {
        if (isOlder(last, age)) {
            Look now = look(clock.instant());
            if (!now.findings().isEmpty() && !now.findings().equals(last.findings())) {
                LOG.error("Open cases that nobody and no clock will move on: {}", now.findings());
            }
            last = now;
        }
        return last;
    }

    private boolean isOlder(Look look, Duration age) {
        return look.at().plus(age).isBefore(clock.instant());
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
