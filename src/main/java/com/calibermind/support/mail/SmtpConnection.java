package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender's connection to the SMTP server: opened when needed, kept while there is work, closed in between. After a failure
 * it rests for a growing while, so that a server in trouble is not besieged.
 */
class SmtpConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final MailSessions sessions;
    private SMTPTransport transport;
    private boolean utf8;
    private Duration rest = Duration.ZERO;
    private long restsUntil = System.nanoTime();

    SmtpConnection(MailSessions sessions) {
        this.sessions = sessions;
    }

    boolean isClosed() {
        return transport == null;
    }

    boolean isResting() {
        return restsUntil - System.nanoTime() > 0;
    }

    SMTPTransport open() throws MessagingException {
        return open(false);
    }

    /**
     * A connection that has just answered a NOOP.
     *
     * @param forUtf8 for addresses beyond ASCII (RFC 6531); for all else a server must not be asked for that
     */
    SMTPTransport open(boolean forUtf8) throws MessagingException {
        if (transport == null || utf8 != forUtf8 || !transport.isConnected()) {
            close();
            transport = (SMTPTransport) sessions.openTransport(forUtf8);
            utf8 = forUtf8;
        }
        rest = Duration.ZERO;
        return transport;
    }

    /** 1 s, 2 s, 4 s … up to half a minute. */
    void failed() {
        close();
        rest = rest.isZero() ? Duration.ofSeconds(1) : rest.multipliedBy(2);
        rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        restsUntil = System.nanoTime() + rest.toNanos();
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                LOG.debug("The SMTP server had gone before we said goodbye", e);
            }
            transport = null;
        }
    }
}
