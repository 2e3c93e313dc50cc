package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connection to the SMTP server: opened when needed, kept while there is work, closed in between. */
class SmtpConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final MailSessions sessions;
    private SMTPTransport transport;

    SmtpConnection(MailSessions sessions) {
        this.sessions = sessions;
    }

    /** A connection that has just answered a NOOP. */
    SMTPTransport open() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            close();
            transport = (SMTPTransport) sessions.openTransport();
        }
        return transport;
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
