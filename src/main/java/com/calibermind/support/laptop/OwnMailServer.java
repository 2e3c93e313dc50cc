package com.calibermind.support.laptop;

import com.calibermind.support.mail.MailServer;
import com.calibermind.support.mail.MailServer.Tls;
import com.calibermind.support.mail.MailServers;
import com.calibermind.support.startup.StartRefused;

/** A small real mail server on loopback; mailboxes live as long as it does. Closed after the beans that use it. */
class OwnMailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final String supportAddress;
    private final Passwords passwords;
    private final PromptMail server;

    OwnMailServer(LaptopProperties properties, String supportAddress, Passwords passwords) {
        this.supportAddress = supportAddress;
        this.passwords = passwords;
        this.server = new PromptMail(properties.smtpPort(), properties.imapPort(), LOOPBACK);
        mailbox(supportAddress);
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new StartRefused(
                    "The own mail server cannot start: " + e.getMessage(),
                    "Free the ports " + properties.smtpPort() + " and " + properties.imapPort()
                            + ", or choose others: --support.laptop.smtp-port=… --support.laptop.imap-port=…");
        }
    }

    void mailbox(String address) {
        server.setUser(address, address, passwords.of(address));
    }

    int smtpPort() {
        return server.smtpPort();
    }

    int imapPort() {
        return server.imapPort();
    }

    MailServers servers() {
        return new MailServers(
                new MailServer(LOOPBACK, imapPort(), supportAddress, passwords.of(supportAddress), Tls.NONE),
                new MailServer(LOOPBACK, smtpPort(), "", "", Tls.NONE));
    }

    @Override
    public void close() {
        server.stop();
    }
}
