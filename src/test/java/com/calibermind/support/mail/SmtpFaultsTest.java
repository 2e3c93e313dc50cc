package com.calibermind.support.mail;

import static com.calibermind.support.mail.ScriptedSmtp.ACCEPT;
import static com.calibermind.support.mail.ScriptedSmtp.CUT;
import static com.calibermind.support.mail.ScriptedSmtp.DRIP;
import static com.calibermind.support.mail.ScriptedSmtp.HANG;
import static com.calibermind.support.mail.ScriptedSmtp.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.mail.ScriptedSmtp.Received;
import com.calibermind.support.mail.ScriptedSmtp.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows 12 to 16 and 63 of the fault matrix, on one node, with a server that does as it is told. */
class SmtpFaultsTest extends DeskTest {

    @Autowired
    private OutboxWork work;

    @Autowired
    private OutgoingMails mails;

    @Autowired
    private MimeWriter writer;

    @Autowired
    private JdbcTemplate jdbc;

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private SmtpDesk desk;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        mail.send();
        desk = new SmtpDesk(work, writer, clock, SmtpDesk.server(smtp.port()));
    }

    @AfterEach
    void stopTheServer() throws IOException {
        smtp.close();
        jdbc.update("update outgoing_mail set next_attempt = queued_at, leased_until = null where state = 'QUEUED'");
        mail.send();
    }

    private String state(String reference) {
        return jdbc.queryForObject(
                "select string_agg(state, ',' order by id) from outgoing_mail where case_reference = ?",
                String.class,
                reference);
    }

    private Set<String> messageIds() {
        var ids = new TreeSet<String>();
        smtp.received().forEach(it -> ids.addAll(it.header("Message-ID")));
        return ids;
    }

    private boolean isAnythingQueued() {
        return jdbc.queryForObject("select exists (select 1 from outgoing_mail where state = 'QUEUED')", Boolean.class);
    }

    /** Attempts until nothing is queued any more, with a pause longer than any after so few of them. */
    private void drain() {
        for (int i = 0; i < 40 && isAnythingQueued(); i++) {
            desk.round();
            clock.advance(Duration.ofMinutes(2).plusSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "DOT"})
    @DisplayName("P12 P14 a refusal for good at any stage makes a task at once, and is not tried again (row 14)")
    void refusedForGood(Stage stage) {
        smtp.then(at(stage, "550 5.1.1 no such user"));
        String reference = openCase();

        desk.round();

        assertThat(state(reference)).isEqualTo("REFUSED");
        assertThat(openSteps(reference)).containsExactly("Task_ReachCustomer", "Task_Triage");
        clock.advance(Duration.ofDays(1));
        assertThat(desk.round()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "DOT"})
    @DisplayName("P12 a refusal for now at any stage is tried again, the same mail (row 13)")
    void refusedForNow(Stage stage) {
        smtp.then(at(stage, "451 4.3.0 later"), ACCEPT);
        String reference = openCase();

        desk.round();
        assertThat(state(reference)).isEqualTo("QUEUED");
        assertThat(desk.round()).isZero();
        clock.advance(Duration.ofSeconds(15));
        desk.round();

        assertThat(state(reference)).isEqualTo("ACCEPTED");
        assertThat(messageIds()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 busy",
        "CONNECT, 554 no service",
        "MAIL, 530 5.7.0 authentication required",
        "MAIL, 421 closing"
    })
    @DisplayName("P12 what is wrong with the server is no letter's fault: all wait, and health says so")
    void theServerIsInTrouble(Stage stage, String reply) {
        smtp.then(at(stage, reply));
        String first = openCase();
        String second = openCase();

        desk.round();
        assertThat(state(first) + state(second)).isEqualTo("QUEUEDQUEUED");
        assertThat(desk.line.trouble().what()).contains(reply.substring(4));
        OutboxHealth health = new OutboxHealth(new OutboxWatch(mails, desk.line, clock), clock);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        clock.advance(Duration.ofSeconds(31));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        smtp.then(ACCEPT);
        drain();
        assertThat(state(first) + state(second)).isEqualTo("ACCEPTEDACCEPTED");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    @DisplayName("P12 half refused for now: each case has one acknowledgement in the end (row 13)")
    void halfIsRefusedForNow() {
        int[] asked = {0};
        smtp.then((stage, line) ->
                stage == Stage.RCPT && asked[0]++ % 2 == 0 ? (asked[0] % 4 == 1 ? "451 later" : "421 closing") : null);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cases.add(openCase());
        }

        drain();

        assertThat(cases).allSatisfy(it -> assertThat(state(it)).isEqualTo("ACCEPTED"));
        assertThat(smtp.received()).hasSize(12);
        assertThat(messageIds()).hasSize(12);
    }

    @Test
    @DisplayName("P12 a server that is down for an hour finds the letters as they were, and each comes once (row 12)")
    void downForAnHour() throws IOException {
        int port = smtp.port();
        smtp.close();
        var offline = new SmtpDesk(work, writer, clock, SmtpDesk.server(port));
        List<String> cases = List.of(openCase(), openCase(), openCase());
        for (int i = 0; i < 60; i++) {
            assertThat(offline.round()).isZero();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(jdbc.queryForObject("select max(attempts) from outgoing_mail where state = 'QUEUED'", Integer.class))
                .isZero();

        try (var back = new ScriptedSmtp()) {
            assertThat(new SmtpDesk(work, writer, clock, SmtpDesk.server(back.port())).round())
                    .isEqualTo(3);
            assertThat(back.received()).hasSize(3);
        }
        assertThat(cases).allSatisfy(it -> assertThat(state(it)).isEqualTo("ACCEPTED"));
    }

    @ParameterizedTest
    @CsvSource({"CONNECT", "EHLO", "MAIL", "DATA", "DOT"})
    @DisplayName("P12 a server that hangs at any stage costs the time limit and no more (row 15)")
    void hangs(Stage stage) {
        var limit = Duration.ofSeconds(1);
        var hasty = new SmtpDesk(work, writer, clock, SmtpDesk.server(smtp.port()), limit);
        smtp.then(at(stage, HANG), ACCEPT);
        String reference = openCase();
        long began = System.nanoTime();

        hasty.round();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit.multipliedBy(10));
        assertThat(state(reference)).isEqualTo("QUEUED");
        clock.advance(Duration.ofMinutes(1));
        desk.round();
        assertThat(state(reference)).isEqualTo("ACCEPTED");
        assertThat(messageIds()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT", "RCPT", "DOT"})
    @DisplayName("P12 a server that sends a byte a second keeps no letter beyond its time (row 15)")
    void oneByteASecond(Stage stage) {
        var hasty = new SmtpDesk(work, writer, clock, SmtpDesk.server(smtp.port()), Duration.ofSeconds(2));
        smtp.then(at(stage, DRIP), ACCEPT);
        String reference = openCase();
        long began = System.nanoTime();

        hasty.round();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(state(reference)).isEqualTo("QUEUED");
        clock.advance(Duration.ofMinutes(1));
        desk.round();
        assertThat(state(reference)).isEqualTo("ACCEPTED");
    }

    @Test
    @DisplayName("P12 cut before the final dot: nothing has left, and the mail goes again")
    void cutBeforeTheDot() {
        smtp.then(at(Stage.BODY, CUT), ACCEPT);
        String reference = openCase();
        desk.round();
        assertThat(smtp.received()).isEmpty();
        assertThat(state(reference)).isEqualTo("QUEUED");

        clock.advance(Duration.ofSeconds(15));
        desk.round();
        assertThat(smtp.received()).hasSize(1);
        assertThat(state(reference)).isEqualTo("ACCEPTED");
    }

    @Test
    @DisplayName("P12 cut after the final dot: the same mail goes again, by which the other side knows it (row 16)")
    void cutAfterTheDot() {
        smtp.then(at(Stage.DOT, CUT), ACCEPT);
        String reference = openCase();
        String waits = openCase();
        desk.round();
        assertThat(state(reference) + state(waits)).isEqualTo("QUEUEDQUEUED");

        desk.round();
        assertThat(state(waits)).as("the one behind it does not suffer").isEqualTo("ACCEPTED");
        clock.advance(Duration.ofSeconds(15));
        desk.round();

        assertThat(state(reference)).isEqualTo("ACCEPTED");
        assertThat(smtp.received()).hasSize(3);
        assertThat(messageIds()).hasSize(2);
    }

    @Test
    @DisplayName("P14 what nobody could hand over for days is given up, and a person told")
    void givenUp() {
        String reference = openCase();
        clock.advance(Duration.ofDays(4).plusSeconds(1));
        desk.sender.lookAround();

        assertThat(state(reference)).isEqualTo("REFUSED");
        assertThat(openSteps(reference)).contains("Task_ReachCustomer");
    }

    @Test
    @DisplayName("an address beyond ASCII goes to a server with SMTPUTF8 only, and nothing else asks for it")
    void addressesBeyondAscii() {
        smtp.offering("8BITMIME", "SMTPUTF8");
        String plain = openCase();
        jdbc.update("update outgoing_mail set recipient = 'jörg@bücher.example' where case_reference = ?", plain);
        String ascii = openCase();
        String domain = openCase();
        jdbc.update("update outgoing_mail set recipient = 'ada@bücher.example' where case_reference = ?", domain);

        desk.round();

        assertThat(smtp.received())
                .extracting(Received::from)
                .filteredOn(it -> it.contains("SMTPUTF8"))
                .hasSize(1);
        assertThat(smtp.received())
                .extracting(Received::to)
                .anySatisfy(it -> assertThat(it).contains("ada@xn--bcher-kva.example"));
        assertThat(state(plain) + state(ascii) + state(domain)).isEqualTo("ACCEPTEDACCEPTEDACCEPTED");

        smtp.offering("8BITMIME");
        String refused = openCase();
        jdbc.update("update outgoing_mail set recipient = 'jörg@bücher.example' where case_reference = ?", refused);
        desk.round();
        assertThat(state(refused)).isEqualTo("REFUSED");
        assertThat(openSteps(refused)).contains("Task_ReachCustomer");
    }

    @ParameterizedTest
    @CsvSource({"self-signed, 127.0.0.1, false", "wrong name, other.example, true", "right, 127.0.0.1, true"})
    @DisplayName("a certificate that does not fit is refused, and said (row 63)")
    void certificates(String what, String name, boolean trusted, @TempDir Path folder) throws Exception {
        SSLContext fitting = TestCertificates.context(folder, name);
        SSLContext before = SSLContext.getDefault();
        smtp.startTls(fitting);
        try {
            if (trusted) {
                SSLContext.setDefault(fitting);
            }
            var secure = new SmtpDesk(
                    work, writer, clock, new MailServer("127.0.0.1", smtp.port(), "", "", MailServer.Tls.STARTTLS));
            String reference = openCase();
            secure.round();
            if (what.equals("right")) {
                assertThat(state(reference)).isEqualTo("ACCEPTED");
            } else {
                assertThat(state(reference)).isEqualTo("QUEUED");
                assertThat(smtp.received()).isEmpty();
                assertThat(secure.line.trouble().what()).containsAnyOf("certification path", "subject alternative");
            }
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    @DisplayName("a server that offers no encryption gets no letter, unless that was set")
    void encryptionIsNotOptional() {
        var secure = new SmtpDesk(
                work, writer, clock, new MailServer("127.0.0.1", smtp.port(), "", "", MailServer.Tls.STARTTLS));
        String reference = openCase();
        secure.round();
        assertThat(state(reference)).isEqualTo("QUEUED");
        assertThat(secure.line.trouble().what()).contains("STARTTLS");
    }
}
