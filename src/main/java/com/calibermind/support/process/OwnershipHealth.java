package com.calibermind.support.process;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** {@code caseOwnership} in {@code /actuator/health}: DOWN while an open case has no next step (P14). */
@Component("caseOwnership")
class OwnershipHealth extends AbstractHealthIndicator {

    private final OwnershipWatch watch;

    OwnershipHealth(OwnershipWatch watch) {
        super("Who owns which case cannot be told");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var found = watch.look().findings();
        if (found.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("unowned", found);
        }
    }
}
