package com.calibermind.support.mail;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.mail.reading.MailSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mails that arrive by SMTP, and what became of them. */
abstract class SortingTest extends DeskTest {

    static final String SUPPORT = "support@calibermind.example";
    static final String BO = "bo@borealis.example";

    private static final AtomicLong UIDS = new AtomicLong();

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    private MailIntake intake;

    static String newId() {
        return "<" + UUID.randomUUID() + "@acme.example>";
    }

    /** An ordinary mail to the support address; returns its Message-ID. */
    String arrives(String from, String subject, String... moreHeaders) {
        return arrivesTo(SUPPORT, from, subject, moreHeaders);
    }

    String arrivesTo(String to, String from, String subject, String... moreHeaders) {
        return arrivesWith("Nothing works.", to, from, subject, moreHeaders);
    }

    String arrivesWith(String text, String to, String from, String subject, String... moreHeaders) {
        String id = newId();
        List<String> lines = new ArrayList<>(List.of("From: Somebody <" + from + ">", "Subject: " + subject));
        if (to != null) {
            lines.add("To: " + to);
        }
        lines.add("Message-ID: " + id);
        lines.addAll(List.of(moreHeaders));
        lines.add("");
        lines.add(text);
        mail.arrives(from, lines.toArray(String[]::new));
        mail.read();
        return id;
    }

    /** Exactly these lines, which a mail server on the way would mend or refuse. */
    void takenIn(String... lines) {
        byte[] bytes = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        intake.take(new RawMail("as it is", 1, UIDS.incrementAndGet(), Instant.MAX, MailSource.of(bytes)));
    }

    /** A new case of Ada's; its acknowledgement has been sent. */
    String newCase() {
        String reference = mail.caseOf(arrives(ADA, "Dashboards " + UUID.randomUUID()));
        mail.send();
        return reference;
    }

    /** The Message-ID of our newest letter on the case. */
    String ourLetter(String reference) {
        return jdbc.queryForObject(
                "select message_id from outgoing_mail where case_reference = ? order by id desc limit 1",
                String.class,
                reference);
    }

    String verdict(String messageId) {
        return stored(messageId, "verdict");
    }

    String stored(String messageId, String column) {
        return jdbc.queryForObject(
                "select " + column + " from inbound_mail where message_id = ? order by id limit 1",
                String.class,
                messageId);
    }

    /** The open review of that very mail, or null. */
    Task review(String messageId) {
        return tasks.createTaskQuery()
                .processDefinitionKey("MailReview")
                .processVariableValueEquals("mailId", Long.valueOf(stored(messageId, "id")))
                .singleResult();
    }

    Map<String, Object> facts(Task review) {
        return forms.getTaskFormVariables(review.getId());
    }

    int casesFrom(String sender) {
        return jdbc.queryForObject("select count(*) from support_case where reporter_email = ?", Integer.class, sender);
    }

    int lettersTo(String recipient) {
        return jdbc.queryForObject("select count(*) from outgoing_mail where recipient = ?", Integer.class, recipient);
    }

    List<CaseFile.Entry> said(String reference, MessageKind kind) {
        return files.conversation(reference).stream()
                .filter(it -> it.kind() == kind)
                .toList();
    }
}
