package com.calibermind.support.mail;

import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.Enclosure;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.LetterPreview;
import java.net.IDN;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters between the transaction that decides to send them and the mail server that takes them. */
@Component
class Outbox implements Correspondence {

    /** Wakes the senders once the letter is committed. */
    record LetterQueued() {}

    private final OutgoingMails mails;
    private final LetterWriter writer;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Outbox(
            OutgoingMails mails,
            LetterWriter writer,
            MailProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mails = mails;
        this.writer = writer;
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

    /** Nothing is taken back that a sender has in hand at this moment: the server may have it already. */
    @Override
    @Transactional
    public boolean withdraw(long letterId) {
        Optional<OutgoingMail> waiting =
                mails.lock(letterId).filter(it -> it.isQueued() && !it.isInHand(clock.instant()));
        waiting.ifPresent(OutgoingMail::withdrawn);
        return waiting.isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Enclosure enclosureOf(long letterId) {
        return mails.findById(letterId)
                .filter(it -> it.enclosure != null)
                .map(it -> new Enclosure(it.enclosureName, it.enclosureType, it.enclosure))
                .orElse(null);
    }

    @Override
    public LetterPreview preview(Letter letter) {
        return new LetterPreview(letter.to(), writer.subject(letter), writer.body(letter));
    }

    /** Cannot be guessed, so that whoever answers it has had the letter in hand. */
    private String messageId(Letter letter) {
        byte[] secret = new byte[12];
        random.nextBytes(secret);
        return "<%s.%d.%s@%s>"
                .formatted(
                        letter.reference() == null ? "notice" : letter.reference(),
                        letter.id(),
                        HexFormat.of().formatHex(secret),
                        IDN.toASCII(properties.domain()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
