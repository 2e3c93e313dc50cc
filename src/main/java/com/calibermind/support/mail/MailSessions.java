package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.util.StreamProvider;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.stereotype.Component;

/** Opens connections to the mail servers, every one with timeouts and, if TLS, with the certificate checked. */
@Component
class MailSessions {

    /** Jakarta Mail would search the class path for it with every part of every letter: a tenth of the intake's time. */
    static {
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    /** Making a session searches the class path; using one from many threads is allowed. */
    private static final Session OFFLINE = Session.getInstance(new Properties());

    private final MailServers servers;
    private final MailProperties properties;
    private final ServerSignIn signIn;
    private final Sockets sockets = new Sockets();
    private final Session smtp;
    private final Session smtpUtf8;

    MailSessions(MailServers servers, MailProperties properties, ServerSignIn signIn) {
        this.servers = servers;
        this.properties = properties;
        this.signIn = signIn;
        this.smtp = Session.getInstance(smtp(servers.smtp()));
        Properties utf8 = smtp(servers.smtp());
        utf8.setProperty("mail.mime.allowutf8", "true");
        this.smtpUtf8 = Session.getInstance(utf8);
    }

    Store openMailbox(MailServer server) throws MessagingException {
        Store store = Session.getInstance(settings("imap", server)).getStore("imap");
        signIn.connect(store, server);
        return store;
    }

    /** @param utf8 for a letter that needs SMTPUTF8 (RFC 6531), if the server offers it */
    Transport openTransport(boolean utf8) throws MessagingException {
        MailServer server = servers.smtp();
        Transport transport = (utf8 ? smtpUtf8 : smtp).getTransport("smtp");
        if (server.user().isEmpty()) {
            transport.connect();
        } else {
            signIn.connect(transport, server);
        }
        return transport;
    }

    /** Ends whatever that thread is doing with the SMTP server. */
    void cut(Thread thread) {
        sockets.cut(thread);
    }

    /** For messages that are built or read without a connection. */
    static Session offline() {
        return OFFLINE;
    }

    private Properties smtp(MailServer server) {
        Properties settings = settings("smtp", server);
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        settings.put("mail.smtp.socketFactory", sockets.plain());
        settings.put("mail.smtp.ssl.socketFactory", sockets.tls());
        return settings;
    }

    private Properties settings(String protocol, MailServer server) {
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
        if (signIn.usesToken(server)) {
            signIn.byToken(prefix, settings);
        }
        return settings;
    }
}
