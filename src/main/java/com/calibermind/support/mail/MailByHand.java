package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The mail room before it opens, for the demo: takes in one mail at a time, and hands its letters to the laptop's server. */
@Component
@ConditionalOnProperty(name = "support.demo", havingValue = "true")
public class MailByHand implements AutoCloseable {

    private static final String MAILBOX = "demo";

    private final MailIntake intake;
    private final InboundMails mails;
    private final OutboxSender sender;
    private final OutboxWork outbox;
    private final SmtpConnection connection;
    private long uid;

    MailByHand(MailIntake intake, InboundMails mails, OutboxSender sender, OutboxWork outbox, MailSessions sessions) {
        this.intake = intake;
        this.mails = mails;
        this.sender = sender;
        this.outbox = outbox;
        this.connection = new SmtpConnection(sessions);
    }

    /**
     * @param raw the whole mail, as it arrived
     * @return the case that it opened or joined; empty if it waits for a person
     */
    public Optional<String> arrives(byte[] raw, Instant at) {
        intake.take(new RawMail(MAILBOX, 1, ++uid, at, MailSource.of(raw)));
        return mails.at(MAILBOX, 1, uid).stream().findFirst().map(it -> it.caseReference);
    }

    /** Hands over letters that are due, up to a batch; returns how many there were. */
    public int send() {
        return outbox.isAnythingDue() ? sender.sendDue(connection) : 0;
    }

    @Override
    public void close() {
        connection.close();
    }
}
