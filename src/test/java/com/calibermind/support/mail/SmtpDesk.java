package com.calibermind.support.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The desk's own sender, pointed at a scripted server. */
final class SmtpDesk {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final OutboxSender sender;
    final SmtpLine line;
    private final MailSessions sessions;

    SmtpDesk(OutboxWork work, MimeWriter writer, Clock clock, MailServer server) {
        this(work, writer, clock, server, TIMEOUT);
    }

    SmtpDesk(OutboxWork work, MimeWriter writer, Clock clock, MailServer server, Duration timeout) {
        this(work, writer, clock, server, timeout, new OAuth2Properties(null, "", "", "", "", null, timeout));
    }

    SmtpDesk(
            OutboxWork work,
            MimeWriter writer,
            Clock clock,
            MailServer server,
            Duration timeout,
            OAuth2Properties oauth) {
        MailProperties properties = properties(timeout);
        line = new SmtpLine(clock);
        sessions = new MailSessions(
                new MailServers(server, server), properties, new ServerSignIn(oauth, new AccessTokens(oauth, clock)));
        sender = new OutboxSender(work, sessions, writer, line, properties, clock);
    }

    static MailProperties properties(Duration timeout) {
        var source = new MapConfigurationPropertySource(
                Map.of("support.mail.timeout", timeout.toString(), "support.mail.senders", "0"));
        return new Binder(source).bindOrCreate("support.mail", MailProperties.class);
    }

    static MailServer server(int port) {
        return new MailServer("127.0.0.1", port, "", "", MailServer.Tls.NONE);
    }

    /** One round with a connection of its own; returns how many letters were taken up. */
    int round() {
        try (var connection = new SmtpConnection(sessions)) {
            return sender.sendDue(connection);
        }
    }

    MailSessions sessions() {
        return sessions;
    }
}
