package com.calibermind.support.mail;

import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.Deliveries;
import com.calibermind.support.cases.Letter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters between the transaction that decides to send them and the mail server that takes them. */
@Component
class Outbox implements Correspondence {

    /** Wakes the senders once the letter is committed. */
    record LetterQueued() {}

    /** How long one sender has for a batch; after a crash somebody else takes it up then. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BATCH = 10;

    private final OutgoingMails mails;
    private final InboundMails inbound;
    private final LetterWriter writer;
    private final Deliveries deliveries;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Outbox(
            OutgoingMails mails,
            InboundMails inbound,
            LetterWriter writer,
            Deliveries deliveries,
            MailProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mails = mails;
        this.inbound = inbound;
        this.writer = writer;
        this.deliveries = deliveries;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void send(Letter letter) {
        mails.save(new OutgoingMail(letter, messageId(letter), writer.subject(letter), writer.body(letter), now()));
        events.publishEvent(new LetterQueued());
    }

    /** Takes letters that are due; nobody else takes them until the lease is over. */
    @Transactional
    public List<OutgoingMail> claim() {
        List<OutgoingMail> due = mails.lockDue(now(), BATCH);
        Instant lease = now().plus(LEASE);
        for (OutgoingMail mail : due) {
            mail.attempt(lease);
            if (mail.inReplyTo == null) {
                mail.inReplyTo = inbound.latestMessageId(mail.caseReference).orElse(null);
            }
        }
        return due;
    }

    @Transactional
    public void accepted(long id, Instant at, String answer) {
        OutgoingMail mail = mail(id);
        if (mail.state == OutgoingMail.State.QUEUED) {
            mail.accepted(at, answer);
            deliveries.accepted(id, at);
        }
    }

    /** For good, or until the next attempt if the fault may pass and the letter is not too old. */
    @Transactional
    public void failed(long id, boolean forGood, String answer) {
        OutgoingMail mail = mail(id);
        boolean tooOld = mail.queuedAt.plus(properties.giveUpAfter()).isBefore(now());
        if (mail.state != OutgoingMail.State.QUEUED) {
            return;
        }
        if (forGood || tooOld) {
            mail.refused(answer);
            deliveries.refused(id, now(), answer);
        } else {
            mail.postponed(now(), answer);
        }
    }

    private OutgoingMail mail(long id) {
        return mails.findById(id).orElseThrow();
    }

    /** Cannot be guessed, so that whoever answers it has had the letter in hand. */
    private String messageId(Letter letter) {
        byte[] secret = new byte[12];
        random.nextBytes(secret);
        return "<%s.%d.%s@%s>"
                .formatted(letter.reference(), letter.id(), HexFormat.of().formatHex(secret), properties.domain());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
