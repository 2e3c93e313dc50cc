package com.calibermind.support.mail;

import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the outbox without touching it. */
@Component
public class OutboxWatch {

    private final OutgoingMails mails;
    private final SmtpLine line;
    private final Clock clock;

    OutboxWatch(OutgoingMails mails, SmtpLine line, Clock clock) {
        this.mails = mails;
        this.line = line;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OutboxState state() {
        SmtpLine.Trouble trouble = line.trouble();
        return new OutboxState(
                mails.queued(),
                mails.oldestQueued(),
                mails.oldestDue(clock.instant()),
                mails.lastAccepted(Limit.of(1)).stream().findFirst().orElse(null),
                trouble == null ? null : trouble.what(),
                trouble == null ? null : trouble.since());
    }
}
