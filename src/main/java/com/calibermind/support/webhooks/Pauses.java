package com.calibermind.support.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after failures: longer each time, and never quite as long as somebody else. */
final class Pauses {

    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10));

    /** A receiver that is down is tried with one delivery that often, however many wait. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private static final double JITTER = 0.2;

    private Pauses() {}

    /** @param failures of this delivery before, without this one */
    static Duration ofDelivery(int failures) {
        return jittered(AFTER.get(Math.min(failures, AFTER.size() - 1)));
    }

    /** @param failures of this receiver in a row before, without this one */
    static Duration ofReceiver(int failures) {
        Duration pause = AFTER.get(Math.min(failures, AFTER.size() - 1));
        return jittered(pause.compareTo(LONGEST_REST) < 0 ? pause : LONGEST_REST);
    }

    private static Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
