package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mail servers that do not do as they should. */
class MailboxServerTest extends DeskTest {

    private static final String MAIL = """
            From: Ada <ada@acme.example>
            To: support@calibermind.example
            Subject: %s

            Help
            """;

    @Autowired
    private MailIntake intake;

    @Autowired
    private InboundMails mails;

    @Autowired
    private MailServers servers;

    @Autowired
    private ServerSignIn signIn;

    @Autowired
    private JdbcTemplate jdbc;

    private final String key = UUID.randomUUID().toString();
    private final MailProperties properties = SmtpDesk.properties(Duration.ofSeconds(5));

    private Mailbox mailbox(ScriptedImap server, MailServer.Tls tls) {
        var at = new MailServer("127.0.0.1", server.port(), "support", "s3cret", tls);
        return new Mailbox(key, at, "INBOX", "Processed", "Quarantine");
    }

    private MailSessions sessions() {
        return new MailSessions(servers, properties, signIn);
    }

    private String reasons() {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "select verdict || ': ' || reason from inbound_mail where mailbox = ? order by id",
                        String.class,
                        key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO [SERVERBUG] the message is corrupt", "BAD no such thing", ""})
    @DisplayName("P01 a mail that its server does not hand out is a person's task, once, and is taken in when it is")
    void notHandedOut(String answer) throws Exception {
        try (var server = new ScriptedImap("MOVE UIDPLUS", null, false)) {
            server.answer(command -> {
                if (command.startsWith("UID SEARCH")) {
                    return "* SEARCH 3\r\n";
                }
                return command.startsWith("UID FETCH") ? answer : "";
            });
            MailTakers takers = new MailTakers(1, Duration.ofSeconds(20));
            try {
                MailboxReader reader = new MailboxReader(intake, mails, takers, properties, clock);
                look(server, reader, 5);
                assertThat(reasons())
                        .startsWith("PARKED: The mail server does not hand out this mail: ")
                        .contains(answer.isEmpty() ? "it answers with nothing" : answer.substring(answer.indexOf(' ')))
                        .doesNotContain("\n");
                assertThat(server.lines()).noneMatch(it -> it.startsWith("UID MOVE"));

                String mail = MAIL.formatted("Handed out late " + key).replace("\n", "\r\n");
                server.answer(command -> command.startsWith("UID SEARCH")
                        ? "* SEARCH 3\r\n"
                        : command.startsWith("UID FETCH")
                                ? "* 1 FETCH (UID 3 RFC822.SIZE %d BODY[]<0> {%d}\r\n%s)\r\n"
                                        .formatted(mail.length(), mail.length(), mail)
                                : "");
                look(server, new MailboxReader(intake, mails, takers, properties, clock), 1);
                assertThat(reasons()).contains("NEW_CASE");
                assertThat(server.lines()).anyMatch(it -> it.startsWith("UID MOVE 3"));
            } finally {
                takers.destroy();
            }
        }
    }

    private void look(ScriptedImap server, MailboxReader reader, int times) throws MessagingException {
        for (int i = 0; i < times; i++) {
            try (OpenMailbox open = new OpenMailbox(mailbox(server, MailServer.Tls.NONE), sessions())) {
                reader.look(open);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS, 127.0.0.1, false, certification path",
        "TLS, other.example, true, subject alternative",
        "TLS, 127.0.0.1, true,",
        "STARTTLS, 127.0.0.1, false, certification path",
        "STARTTLS, other.example, true, subject alternative",
        "STARTTLS, 127.0.0.1, true,",
    })
    @DisplayName("a mailbox's certificate that does not fit is refused, and no password is said (row 63)")
    void certificates(MailServer.Tls tls, String name, boolean trusted, String problem, @TempDir Path folder)
            throws Exception {
        SSLContext fitting = TestCertificates.context(folder, name);
        SSLContext before = SSLContext.getDefault();
        try (var server = new ScriptedImap("", fitting, tls == MailServer.Tls.TLS)) {
            if (trusted) {
                SSLContext.setDefault(fitting);
            }
            if (problem == null) {
                sessions().openMailbox(mailbox(server, tls).server()).close();
                assertThat(server.lines()).anyMatch(it -> it.contains("s3cret"));
            } else {
                assertThatThrownBy(() ->
                                sessions().openMailbox(mailbox(server, tls).server()))
                        .isInstanceOf(MessagingException.class)
                        .hasStackTraceContaining(problem);
                assertThat(server.lines()).noneMatch(it -> it.contains("s3cret"));
            }
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    @DisplayName("a mailbox that offers no encryption is not told the password, unless that was set")
    void encryptionIsNotOptional() throws IOException {
        try (var server = new ScriptedImap("", null, false)) {
            assertThatThrownBy(() -> sessions()
                            .openMailbox(
                                    mailbox(server, MailServer.Tls.STARTTLS).server()))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.lines()).noneMatch(it -> it.contains("s3cret"));
        }
    }
}
