package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Opens connections to the mail servers, every one with timeouts and, if TLS, with the certificate checked. */
@Component
class MailSessions {

    /** Making a session searches the class path; using one from many threads is allowed. */
    private static final Session OFFLINE = Session.getInstance(new Properties());

    private final MailServers servers;
    private final MailProperties properties;
    private final Session smtp;

    MailSessions(MailServers servers, MailProperties properties) {
        this.servers = servers;
        this.properties = properties;
        this.smtp = session("smtp", servers.smtp());
    }

    Store openMailbox(MailServer server) throws MessagingException {
        Store store = session("imap", server).getStore("imap");
        store.connect(server.host(), server.port(), server.user(), server.password());
        return store;
    }

    Transport openTransport() throws MessagingException {
        MailServer server = servers.smtp();
        Transport transport = smtp.getTransport("smtp");
        if (server.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(server.host(), server.port(), server.user(), server.password());
        }
        return transport;
    }

    /** For messages that are built or read without a connection. */
    static Session offline() {
        return OFFLINE;
    }

    private Session session(String protocol, MailServer server) {
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(properties.timeout().toMillis());
        var settings = new Properties();
        settings.setProperty(prefix + "host", server.host());
        settings.setProperty(prefix + "port", Integer.toString(server.port()));
        settings.setProperty(prefix + "connectiontimeout", timeout);
        settings.setProperty(prefix + "timeout", timeout);
        settings.setProperty(prefix + "writetimeout", timeout);
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "ssl.enable", Boolean.toString(server.tls() == MailServer.Tls.TLS));
        settings.setProperty(prefix + "starttls.enable", Boolean.toString(server.tls() == MailServer.Tls.STARTTLS));
        settings.setProperty(prefix + "starttls.required", Boolean.toString(server.tls() == MailServer.Tls.STARTTLS));
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        return Session.getInstance(settings);
    }
}
