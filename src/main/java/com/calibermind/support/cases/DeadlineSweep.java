package com.calibermind.support.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for missed deadlines that no timer has reported: it has rung before the deadline moved, its job failed too often, its
 * diagram was suspended. No miss is silent (P21, P22).
 */
@Component
class DeadlineSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);

    /** Time for the timers to do it themselves. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int BATCH = 200;

    private final Cases cases;
    private final EscalationDesk desk;
    private final Clock clock;

    DeadlineSweep(Cases cases, EscalationDesk desk, Clock clock) {
        this.cases = cases;
        this.desk = desk;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${support.limits.sweep:PT30S}", initialDelayString = "${support.limits.sweep:PT30S}")
    void sweep() {
        Instant until = clock.instant().minus(GRACE);
        for (String reference : cases.unreportedMisses(until, BATCH)) {
            try {
                desk.found(reference);
                LOG.warn("A missed deadline of {} was found by the sweep: its timer had not reported it.", reference);
            } catch (RuntimeException e) {
                LOG.error("A missed deadline of {} could not be reported; trying again.", reference, e);
            }
        }
    }
}
