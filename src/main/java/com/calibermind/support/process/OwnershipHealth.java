package com.calibermind.support.process;

import com.calibermind.support.process.Ownership.Unowned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** {@code caseOwnership} in {@code /actuator/health}: DOWN while an open case has no next step (P14). */
@Component("caseOwnership")
class OwnershipHealth extends AbstractHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipHealth.class);

    /** Whoever asks more often gets the last answer. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Ownership ownership;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private List<Unowned> found = List.of();

    OwnershipHealth(Ownership ownership, Clock clock) {
        super("Who owns which case cannot be told");
        this.ownership = ownership;
        this.clock = clock;
    }

    @Override
    protected synchronized void doHealthCheck(Health.Builder health) {
        if (looked.plus(KEPT).isBefore(clock.instant())) {
            look();
        }
        if (found.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("unowned", found);
        }
    }

    private void look() {
        List<Unowned> before = found;
        found = ownership.unowned();
        looked = clock.instant();
        if (!found.isEmpty() && !found.equals(before)) {
            LOG.error("Open cases that nobody and no clock will move on: {}", found);
        }
    }
}
