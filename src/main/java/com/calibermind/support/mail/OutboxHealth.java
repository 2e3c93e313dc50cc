package com.calibermind.support.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** {@code outbox} in {@code /actuator/health}: DOWN while letters that are due do not leave. */
@Component("outboxHealthIndicator")
class OutboxHealth extends AbstractHealthIndicator {

    /** Nobody has taken up a letter that is due: no node sends, or none keeps up. */
    private static final Duration LONGEST_DUE = Duration.ofMinutes(5);

    /** A server may be restarted without an alarm. */
    private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(30);

    private final OutboxWatch watch;
    private final Clock clock;

    OutboxHealth(OutboxWatch watch, Clock clock) {
        super("How letters leave cannot be told");
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        OutboxState state = watch.state();
        boolean stuck = isOver(state.oldestDue(), LONGEST_DUE) || isOver(state.troubleSince(), LONGEST_TROUBLE);
        health.status(stuck ? Status.DOWN : Status.UP).withDetail("queued", state.queued());
        detail(health, "oldestQueued", state.oldestQueued());
        detail(health, "oldestDue", state.oldestDue());
        detail(health, "lastAccepted", state.lastAccepted());
        detail(health, "trouble", state.trouble());
        detail(health, "troubleSince", state.troubleSince());
    }

    private boolean isOver(Instant since, Duration limit) {
        return since != null && since.plus(limit).isBefore(clock.instant());
    }

    private static void detail(Health.Builder health, String name, Object value) {
        if (value != null) {
            health.withDetail(name, value);
        }
    }
}
