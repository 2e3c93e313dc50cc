package com.calibermind.support.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Serves receivers that have something due, one at a time by a lease, outside any transaction. What a node has sent and could not
 * write down before it died is sent once more by whoever takes the receiver up then.
 */
@Component
class DeliveryWork {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

    /** How long one sender has for one receiver; after a crash somebody else takes it up then. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BATCH = 20;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final Webhooks webhooks;
    private final DeliveryBook deliveries;
    private final Receivers receivers;
    private final Clock clock;

    DeliveryWork(Webhooks webhooks, DeliveryBook deliveries, Receivers receivers, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.clock = clock;
    }

    /** Returns whether there was a receiver to serve. */
    boolean serveOne() {
        Optional<Webhook> claimed = webhooks.claim(LEASE);
        claimed.ifPresent(it -> {
            serve(it, clock.instant().plus(LEASE.dividedBy(2)));
            webhooks.release(it.id());
        });
        return claimed.isPresent();
    }

    /** As long as all goes well, the lease lasts and something is due. */
    private void serve(Webhook webhook, Instant until) {
        List<Delivery> due = deliveries.due(webhook.id(), BATCH);
        for (Delivery delivery : due) {
            if (!clock.instant().isBefore(until) || !deliver(webhook, delivery)) {
                return;
            }
        }
    }

    /** Returns whether the receiver takes more. */
    private boolean deliver(Webhook webhook, Delivery delivery) {
        Attempt attempt = receivers.post(webhook, delivery);
        if (attempt instanceof Attempt.Answered answer && answer.status() / 100 == 2) {
            deliveries.delivered(delivery.id(), answer.status());
            webhooks.succeeded(webhook.id());
            return true;
        }
        if (attempt instanceof Attempt.Answered answer) {
            return refused(webhook, delivery, answer);
        }
        if (attempt instanceof Attempt.Forbidden forbidden) {
            deliveries.parked(delivery.id(), null, forbidden.why());
            webhooks.failed(webhook.id(), forbidden.why(), null);
            return true;
        }
        failed(webhook, delivery, null, ((Attempt.Unanswered) attempt).why(), Pauses.ofReceiver(webhook.failures()));
        return false;
    }

    private boolean refused(Webhook webhook, Delivery delivery, Attempt.Answered answer) {
        int status = answer.status();
        String why = status / 100 == 3 ? "answered " + status + "; redirects are not followed" : "answered " + status;
        if (status == 410) {
            deliveries.parked(delivery.id(), status, why);
            webhooks.switchOff(webhook.id(), "the receiver answered 410 Gone: it wants no more");
            return false;
        }
        boolean ofAll = status >= 500 || status == 429 || status == 408;
        failed(webhook, delivery, status, why, ofAll ? rest(webhook, answer) : null);
        return !ofAll;
    }

    private static Duration rest(Webhook webhook, Attempt.Answered answer) {
        Duration own = Pauses.ofReceiver(webhook.failures());
        Duration asked = answer.retryAfter() == null ? own : answer.retryAfter();
        Duration longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(LONGEST_RETRY_AFTER) < 0 ? longer : LONGEST_RETRY_AFTER;
    }

    private void failed(Webhook webhook, Delivery delivery, Integer status, String why, Duration rests) {
        if (deliveries.isTooOld(delivery)) {
            deliveries.parked(
                    delivery.id(), status, why + "; given up after " + (delivery.attempts() + 1) + " attempts");
            LOG.warn("Webhook {} does not get {}: {}; it is parked.", webhook.id(), delivery.messageId(), why);
        } else {
            deliveries.failed(delivery.id(), status, why, Pauses.ofDelivery(delivery.attempts()));
        }
        webhooks.failed(webhook.id(), why, rests);
    }
}
