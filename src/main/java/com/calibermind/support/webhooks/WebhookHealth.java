package com.calibermind.support.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * {@code webhooks} in {@code /actuator/health}: how old the oldest is that waits. A receiver that is down is no fault of the
 * desk's; DOWN is only what could be sent and that no node takes up.
 */
@Component("webhooksHealthIndicator")
class WebhookHealth extends AbstractHealthIndicator {

    private static final Duration LONGEST_LEFT_ALONE = Duration.ofMinutes(5);

    private final DeliveryBook deliveries;
    private final Clock clock;

    WebhookHealth(DeliveryBook deliveries, Clock clock) {
        super("How webhooks are sent cannot be told");
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant oldest = deliveries.oldest(null);
        Instant leftAlone = deliveries.oldestLeftAlone();
        boolean isStuck =
                leftAlone != null && leftAlone.plus(LONGEST_LEFT_ALONE).isBefore(clock.instant());
        health.status(isStuck ? Status.DOWN : Status.UP);
        if (oldest != null) {
            health.withDetail("oldestWaiting", oldest)
                    .withDetail(
                            "oldestWaitingSeconds",
                            Duration.between(oldest, clock.instant()).toSeconds());
        }
    }
}
