package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class MailIntakeTest extends DeskTest {

    @Autowired
    private MailIntake intake;

    @Autowired
    private Contents contents;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private RepositoryService repository;

    private final String messageId = newId();

    private static String newId() {
        return "<" + UUID.randomUUID() + "@acme.example>";
    }

    private void arrives(String from, String subject, String id, String... moreHeaders) {
        String[] lines = new String[moreHeaders.length + 6];
        lines[0] = "From: Somebody <" + from + ">";
        lines[1] = "To: support@calibermind.example";
        lines[2] = "Subject: " + subject;
        lines[3] = "Message-ID: " + id;
        System.arraycopy(moreHeaders, 0, lines, 4, moreHeaders.length);
        lines[lines.length - 2] = "";
        lines[lines.length - 1] = "Nothing works.";
        mail.arrives(from, lines);
        mail.read();
    }

    private int casesWithSubject(String subject) {
        return jdbc.queryForObject("select count(*) from support_case where subject = ?", Integer.class, subject);
    }

    private static RawMail raw(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new RawMail(
                "test", 1, Math.abs(UUID.randomUUID().getMostSignificantBits()), Instant.MAX, MailSource.of(bytes));
    }

    @Test
    @DisplayName("P01 a mail becomes a case of the company and contact that its address tells")
    void aMailBecomesACase() {
        arrives(ADA, "Dashboards " + messageId, messageId);

        var file = file(mail.caseOf(messageId));
        assertThat(file.reference()).matches("CM-\\d{4}-\\d{6}");
        assertThat(file.channel()).isEqualTo(Channel.EMAIL);
        assertThat(file.reporter().company()).isEqualTo("Acme Analytics");
        assertThat(file.reporter().phone()).isEqualTo("+1 555 0100");
        assertThat(file.description()).isEqualTo("Nothing works.");
        assertThat(file.receivedAt()).isEqualTo(clock.instant());
        assertThat(file.missing()).containsExactly("when it happened", "URL");
        assertThat(openSteps(file.reference())).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P01 the raw mail is kept byte for byte")
    void rawBytesAreKept() throws Exception {
        RawMail odd =
                raw("From: a@acme.example\nTo: support@calibermind.example\nSubject: =?x-unknown?Q?=00?=\nMessage-ID: "
                        + messageId + "\nContent-Type: text/plain; charset=nonsense\n\nZero \0 and \u00e4");
        intake.take(odd);

        String sha256 =
                jdbc.queryForObject("select sha256 from inbound_mail where message_id = ?", String.class, messageId);
        try (var kept = contents.open(sha256);
                var came = odd.source().open()) {
            assertThat(kept).hasBinaryContent(came.readAllBytes());
        }
        assertThat(file(mail.caseOf(messageId)).description())
                .doesNotContain("\0")
                .startsWith("Zero");
    }

    @Test
    @DisplayName("P01 a mail seen twice makes one case, by its place and by its bytes")
    void seenTwice() {
        String subject = "Twice " + messageId;
        RawMail first = raw("From: a@acme.example\nTo: support@calibermind.example\nSubject: " + subject
                + "\nMessage-ID: " + messageId + "\n\nHelp");
        intake.take(first);
        intake.take(first);
        intake.take(new RawMail("other alias", 7, first.uid(), Instant.MAX, first.source()));

        assertThat(casesWithSubject(subject)).isEqualTo(1);
        assertThat(mail.stored(messageId, "NEW_CASE")).isEqualTo(1);
        assertThat(mail.stored(messageId, "DUPLICATE")).isEqualTo(1);
    }

    @Test
    @DisplayName("P21 the clock starts when the mailbox received the mail, not when the desk read it")
    void theClockStartsAtArrival() {
        RawMail late = raw("From: " + ADA + "\nTo: support@calibermind.example\nSubject: Late\nMessage-ID: " + messageId
                + "\n\nHelp");
        Instant arrived = clock.instant().minus(Duration.ofHours(3));
        intake.take(new RawMail(late.mailbox(), 1, late.uid(), arrived, late.source()));

        String reference = mail.caseOf(messageId);
        assertThat(file(reference).receivedAt()).isEqualTo(arrived);
        runDueJobs(reference);
        assertThat(files.escalations(reference)).hasSize(1);
    }

    @Test
    @DisplayName("P01 raw mail, case and process commit together or not at all")
    void oneTransaction() {
        String subject = "Together " + messageId;
        RawMail first = raw("From: a@acme.example\nTo: support@calibermind.example\nSubject: " + subject
                + "\nMessage-ID: " + messageId + "\n\nHelp");
        repository.suspendProcessDefinitionByKey("SupportCase");
        try {
            assertThatThrownBy(() -> intake.take(first)).hasMessageContaining("CaseReceived");
        } finally {
            repository.activateProcessDefinitionByKey("SupportCase");
        }
        assertThat(casesWithSubject(subject)).isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from outgoing_mail where subject like ?", Integer.class, "%" + subject))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from inbound_mail where message_id = ?", Integer.class, messageId))
                .isZero();

        intake.take(first);
        assertThat(casesWithSubject(subject)).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 a mail that cannot be taken in is parked with its reason, and the next mail is not held up")
    void poison() {
        repository.suspendProcessDefinitionByKey("SupportCase");
        try {
            arrives(ADA, "Poison", messageId);
            mail.read();
            mail.read();
        } finally {
            repository.activateProcessDefinitionByKey("SupportCase");
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from inbound_mail where verdict = 'PARKED' and reason like '%CaseReceived%'",
                        Integer.class))
                .isEqualTo(1);
        String next = newId();
        arrives(ADA, "After the poison", next);
        assertThat(mail.stored(next, "NEW_CASE")).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 a mail that cannot be parsed is kept raw and becomes a task for a person")
    void unreadable() throws Exception {
        RawMail noSender = raw("Subject: Who am I\n\nNobody knows " + messageId);
        intake.take(noSender);

        long id = jdbc.queryForObject(
                "select id from inbound_mail where sha256 = ?",
                Long.class,
                Contents.measure(noSender.source()::open).sha256());
        var task = tasks.createTaskQuery()
                .processDefinitionKey("MailReview")
                .processVariableValueEquals("mailId", id)
                .singleResult();
        assertThat(forms.getTaskFormVariables(task.getId()).get("mailReason").toString())
                .contains("no senders");
        assertThat(forms.getTaskFormVariables(task.getId()).get("mailText").toString())
                .contains(messageId);
    }

    @Test
    @DisplayName("P13 an answer to our mail joins its case, whatever its subject")
    void joinsByMessageId() {
        arrives(ADA, "Join " + messageId, messageId);
        String reference = mail.caseOf(messageId);
        mail.send();
        String ours = mail.lettersTo(ADA, reference).get(0).messageId();
        assertThat(mail.lettersTo(ADA, reference).get(0).inReplyTo()).isEqualTo(messageId);

        String reply = newId();
        arrives(ADA, "AW: something else", reply, "In-Reply-To: " + ours);

        assertThat(mail.caseOf(reply)).isEqualTo(reference);
        assertThat(mail.stored(reply, "JOINED")).isEqualTo(1);
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.author()).isEqualTo(ADA));
        mail.send();
        assertThat(mail.lettersTo(ADA, reference)).hasSize(1);
    }

    @Test
    @DisplayName("P13 the reference joins only with a sender who belongs to the case; a stranger's mail is parked")
    void theReferenceAloneIsNotEnough() {
        arrives(ADA, "Reference " + messageId, messageId);
        String reference = mail.caseOf(messageId);

        String colleague = newId();
        arrives("alan@acme.example", "Re: [" + reference + "] Reference", colleague);
        assertThat(mail.caseOf(colleague)).isEqualTo(reference);

        String stranger = newId();
        arrives("bo@borealis.example", "Re: [" + reference + "] Reference", stranger);
        assertThat(mail.stored(stranger, "PARKED")).isEqualTo(1);
        assertThat(files.conversation(reference))
                .noneSatisfy(it -> assertThat(it.author()).contains("borealis"));

        String unknown = newId();
        arrives("bo@borealis.example", "Re: [CM-1999-999999] old", unknown);
        assertThat(mail.stored(unknown, "NEW_CASE")).isEqualTo(1);
    }

    @Test
    @DisplayName("P13 a mail to a closed case reopens it")
    void reopens() {
        arrives(ADA, "Reopen " + messageId, messageId);
        String reference = mail.caseOf(messageId);
        bringToResolved(reference);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);

        arrives(ADA, "Re: [" + reference + "] still broken", newId());

        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P12 bounces, lists and bulk mail open no case and get no acknowledgement")
    void robots() {
        for (String header :
                new String[] {"Precedence: bulk", "List-Id: <news.example>", "Auto-Submitted: auto-generated"}) {
            String id = newId();
            arrives(ADA, "Robot " + id, id, header);
            assertThat(mail.stored(id, "PARKED")).as(header).isEqualTo(1);
            assertThat(casesWithSubject("Robot " + id)).isZero();
        }
    }

    @Test
    @DisplayName("P12 a subject cannot inject headers into our answer")
    void headersCannotBeInjected() {
        arrives(ADA, "=?utf-8?Q?Hello=0D=0ABcc:_eve@evil.example?= " + messageId, messageId);
        mail.send();
        var letter = mail.lettersTo(ADA, mail.caseOf(messageId)).get(0);
        assertThat(letter.subject()).contains("Hello Bcc: eve@evil.example").doesNotContain("\n");
        assertThat(jdbc.queryForObject(
                        "select count(*) from outgoing_mail where recipient like '%evil%'", Integer.class))
                .isZero();
    }
}
