package com.calibermind.support.mail;

import com.calibermind.support.mail.MailHealth.MailboxState;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** {@code mailbox} in {@code /actuator/health}: DOWN while nobody has looked into a mailbox for a minute (P01). */
@Component("mailbox")
class MailboxHealth extends AbstractHealthIndicator {

    private static final Duration TO_BEGIN = Duration.ofMinutes(1);

    private final MailWatch watch;
    private final boolean reads;
    private final long startedAt = System.nanoTime();

    MailboxHealth(MailWatch watch, MailProperties properties) {
        super("How the mailboxes are doing cannot be told");
        this.watch = watch;
        this.reads = properties.takers() > 0;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        MailHealth now = watch.health();
        List<MailboxState> late =
                now.mailboxes().stream().filter(MailboxState::late).toList();
        boolean hadTime = System.nanoTime() - startedAt > TO_BEGIN.toNanos();
        health.status(reads && hadTime && !late.isEmpty() ? "DOWN" : "UP")
                .withDetail("mailboxes", now.mailboxes())
                .withDetail("parked", now.parked())
                .withDetail("quarantined", now.quarantined());
    }
}
