package com.calibermind.support.laptop;

import com.calibermind.support.mail.MailServer;
import com.calibermind.support.mail.MailServer.Tls;
import com.calibermind.support.mail.MailServers;
import com.calibermind.support.startup.StartRefused;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A small real mail server on loopback; mailboxes live as long as it does. Closed after the beans that use it. */
class OwnMailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final String supportAddress;
    private final Passwords passwords;
    private final GreenMail server;

    OwnMailServer(LaptopProperties properties, String supportAddress, Passwords passwords) {
        this.supportAddress = supportAddress;
        this.passwords = passwords;
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(properties.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(properties.imapPort(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
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
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
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
