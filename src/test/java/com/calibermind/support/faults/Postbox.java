package com.calibermind.support.faults;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/** The support mailbox and the server that it lies on, seen by another IMAP client than the desk. */
final class Postbox implements AutoCloseable {

    static final String USER = "support";
    static final String PASSWORD = "support";

    private final int port;
    private final AutoCloseable server;
    private final Session session;
    private Store store;

    Postbox(int port, AutoCloseable server) {
        this.port = port;
        this.server = server;
        this.session = Session.getInstance(new Properties());
    }

    /** In this JVM. It changes odd mails, ordinary ones it keeps as they are. */
    static Postbox greenMail() {
        var setup = new ServerSetup(Rig.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(60_000);
        var mail = new GreenMail(setup);
        mail.setUser("support@calibermind.example", USER, PASSWORD);
        mail.start();
        return new Postbox(mail.getImap().getPort(), mail::stop);
    }

    int port() {
        return port;
    }

    synchronized void append(byte[] mail) {
        try {
            inbox().appendMessages(new Message[] {new Verbatim(session, mail)});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails the desk has neither moved away nor marked as done. */
    synchronized int waiting() {
        try (Folder inbox = inbox()) {
            inbox.open(Folder.READ_ONLY);
            return inbox.search(new FlagTerm(new Flags("SupportDeskDone"), false)).length;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A colleague with a mail program, who tries again if somebody is moving mails meanwhile: removes all that lies there. */
    synchronized void expungeAll() {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(MessagingException.class)
                .until(this::isExpunged);
    }

    private boolean isExpunged() throws MessagingException {
        try (Folder inbox = inbox()) {
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.DELETED), true);
            inbox.expunge();
            return true;
        }
    }

    private Folder inbox() throws MessagingException {
        if (store == null || !store.isConnected()) {
            store = session.getStore("imap");
            store.connect("127.0.0.1", port, USER, PASSWORD);
        }
        return store.getFolder("INBOX");
    }

    @Override
    public void close() throws MessagingException {
        if (store != null) {
            store.close();
        }
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("The mail server does not stop.", e);
        }
    }

    /** Goes out as it is, whatever a mail library would rather write. */
    private static final class Verbatim extends MimeMessage {

        private final byte[] bytes;

        private Verbatim(Session session, byte[] bytes) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes));
            this.bytes = bytes;
        }

        /** Or the server would be told that it came when it says that it was written. */
        @Override
        public Date getReceivedDate() {
            return new Date();
        }

        @Override
        public void writeTo(java.io.OutputStream out, String[] without) throws java.io.IOException {
            out.write(bytes);
        }
    }
}
