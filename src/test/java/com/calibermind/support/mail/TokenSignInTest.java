package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.mail.OAuth2Properties.Mechanism;
import com.calibermind.support.mail.ScriptedSmtp.Stage;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sign-in by tokens, against a token endpoint that answers as Microsoft's and Google's documents say. */
@ExtendWith(OutputCaptureExtension.class)
class TokenSignInTest {

    private static final String USER = "support@calibermind.example";
    private static final String SECRET = "s3cr3t~client";

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Moving clock = new Moving();
    private HttpServer endpoint;
    private volatile String failure;
    private volatile int given;

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/tenant/oauth2/v2.0/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String body = failure != null ? failure : """
                    {"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"eyJ0.token%d"}""".formatted(++given);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(failure == null ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        endpoint.start();
        smtp.offering("AUTH LOGIN PLAIN XOAUTH2 OAUTHBEARER");
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.stop(0);
        smtp.close();
    }

    private OAuth2Properties oauth(Mechanism mechanism, String refreshToken) {
        return new OAuth2Properties(
                URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/tenant/oauth2/v2.0/token"),
                "client-id",
                SECRET,
                "https://outlook.office365.com/.default",
                refreshToken,
                mechanism,
                Duration.ofSeconds(5));
    }

    private MailSessions sessions(OAuth2Properties oauth, int imapPort) {
        var imap = new MailServer("127.0.0.1", imapPort, USER, "", MailServer.Tls.NONE);
        var out = new MailServer("127.0.0.1", smtp.port(), USER, "", MailServer.Tls.NONE);
        return new MailSessions(
                new MailServers(imap, out),
                SmtpDesk.properties(Duration.ofSeconds(2)),
                new ServerSignIn(oauth, new AccessTokens(oauth, clock)));
    }

    private static String xoauth2(String token) {
        return base64("user=" + USER + "\1auth=Bearer " + token + "\1\1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> signIns() {
        return smtp.lines().stream().filter(it -> it.startsWith("AUTH")).toList();
    }

    @Test
    void smtpByXoauth2AsMicrosoftDocumentsIt() throws MessagingException {
        MailSessions sessions = sessions(oauth(Mechanism.XOAUTH2, ""), 1);
        sessions.openTransport(false).close();
        sessions.openTransport(false).close();

        assertThat(asked)
                .as("one token for both")
                .containsExactly("client_id=client-id&client_secret=s3cr3t%7Eclient&grant_type=client_credentials"
                        + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default");
        assertThat(signIns())
                .containsExactly("AUTH XOAUTH2 " + xoauth2("eyJ0.token1"), "AUTH XOAUTH2 " + xoauth2("eyJ0.token1"));
    }

    @Test
    void smtpByOauthbearer() throws MessagingException {
        sessions(oauth(Mechanism.OAUTHBEARER, ""), 1).openTransport(false).close();

        assertThat(signIns())
                .containsExactly("AUTH OAUTHBEARER " + base64("n,a=" + USER + ",\1auth=Bearer eyJ0.token1\1\1"));
    }

    @Test
    void aRefreshTokenAsGoogleDocumentsIt() throws MessagingException {
        sessions(oauth(Mechanism.XOAUTH2, "1//refresh"), 1).openTransport(false).close();

        assertThat(asked)
                .containsExactly("client_id=client-id&client_secret=s3cr3t%7Eclient&grant_type=refresh_token"
                        + "&refresh_token=1%2F%2Frefresh");
    }

    @Test
    void aTokenIsFetchedAgainShortlyBeforeItExpires() throws MessagingException {
        MailSessions sessions = sessions(oauth(Mechanism.XOAUTH2, ""), 1);
        sessions.openTransport(false).close();
        clock.now = clock.now.plusSeconds(3599 - 121);
        sessions.openTransport(false).close();
        assertThat(asked).hasSize(1);
        clock.now = clock.now.plusSeconds(1);
        sessions.openTransport(false).close();
        assertThat(asked).hasSize(2);
        assertThat(signIns().get(2)).isEqualTo("AUTH XOAUTH2 " + xoauth2("eyJ0.token2"));
    }

    @Test
    void aTokenThatIsRefusedIsFetchedAgainOnce() throws MessagingException {
        smtp.then((stage, line) -> stage == Stage.AUTH && line.endsWith(xoauth2("eyJ0.token1"))
                ? "535 5.7.3 Authentication unsuccessful"
                : null);
        sessions(oauth(Mechanism.XOAUTH2, ""), 1).openTransport(false).close();
        assertThat(asked).hasSize(2);

        smtp.then((stage, line) -> stage == Stage.AUTH ? "535 5.7.3 Authentication unsuccessful" : null);
        assertThatThrownBy(() -> sessions(oauth(Mechanism.XOAUTH2, ""), 1).openTransport(false))
                .isInstanceOf(MessagingException.class);
        assertThat(asked).hasSize(4);
    }

    @Test
    void nothingSecretIsSaid(CapturedOutput output) {
        failure = """
                {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret %s provided."}""".formatted(SECRET);
        var oauth = oauth(Mechanism.XOAUTH2, "1//refresh");
        assertThatThrownBy(() -> sessions(oauth, 1).openTransport(false))
                .hasMessageContaining("401: invalid_client")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
        assertThat(oauth.toString()).doesNotContain(SECRET).doesNotContain("refresh");
        failure = null;
        smtp.then((stage, line) -> stage == Stage.AUTH ? "535 no" : null);
        var line = new SmtpLine(clock);
        try {
            sessions(oauth(Mechanism.XOAUTH2, ""), 1).openTransport(false);
        } catch (MessagingException e) {
            line.broken(e);
        }
        assertThat(line.trouble().what()).contains("535").doesNotContain("eyJ0");
        assertThat(output.getAll())
                .doesNotContain(SECRET)
                .doesNotContain("eyJ0.")
                .doesNotContain("1//refresh");
    }

    @Test
    void anEndpointThatIsNotThereIsNamed() {
        var gone = new OAuth2Properties(
                URI.create("http://127.0.0.1:1/token"), "id", SECRET, "", "", Mechanism.XOAUTH2, Duration.ofSeconds(1));
        assertThatThrownBy(() -> new AccessTokens(gone, clock).token())
                .hasMessageStartingWith("The token endpoint http://127.0.0.1:1/token cannot be used");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example/token, true",
        "http://127.0.0.1:9/token, true",
        "http://login.example/token, false"
    })
    void secretsAreNotSentInTheClear(String uri, boolean safe) {
        assertThat(new OAuth2Properties(URI.create(uri), "id", "", "", "", Mechanism.XOAUTH2, Duration.ZERO).isSafe())
                .isEqualTo(safe);
    }

    @ParameterizedTest
    @EnumSource(Mechanism.class)
    void imapByToken(Mechanism mechanism) throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> imap(server, said));
            thread.setDaemon(true);
            thread.start();
            var mailbox = new MailServer("127.0.0.1", server.getLocalPort(), USER, "", MailServer.Tls.NONE);
            sessions(oauth(mechanism, ""), server.getLocalPort())
                    .openMailbox(mailbox)
                    .close();
        }
        String expected = mechanism == Mechanism.XOAUTH2
                ? xoauth2("eyJ0.token1")
                : base64("n,a=" + USER + ",\1auth=Bearer eyJ0.token1\1\1");
        assertThat(said)
                .anyMatch(it -> it.contains("AUTHENTICATE " + mechanism + " " + expected) || it.equals(expected));
    }

    /** As much of IMAP as a sign-in needs (RFC 3501, 4959). */
    private static void imap(ServerSocket server, List<String> said) {
        try (Socket socket = server.accept();
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = socket.getOutputStream();
            out.write("* OK ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                String[] words = line.split(" ");
                String verb = words.length > 1 ? words[1] : "";
                if (verb.equals("CAPABILITY")) {
                    out.write("* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                } else if (verb.equals("AUTHENTICATE") && words.length == 3) {
                    out.write("+ \r\n".getBytes(StandardCharsets.US_ASCII));
                    said.add(in.readLine());
                }
                if (verb.equals("LOGOUT")) {
                    out.write("* BYE\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write((words[0] + " OK done\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }
}
