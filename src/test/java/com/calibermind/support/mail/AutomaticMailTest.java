package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.MessageKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AutomaticMailTest extends SortingTest {

    private final String tag = UUID.randomUUID().toString();

    /** As Postfix writes it (RFC 3464); {@code returned} is the letter's Message-ID, or null. */
    private String report(String action, String status, String recipient, String returned) {
        String id = newId();
        takenIn(
                "Return-Path: <>",
                "From: MAILER-DAEMON@relay.example (Mail Delivery System)",
                "To: " + SUPPORT,
                "Subject: Undelivered Mail Returned to Sender",
                "Auto-Submitted: auto-replied",
                "Message-ID: " + id,
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "I am sorry to have to inform you that your message could not be delivered.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; relay.example",
                "",
                "Final-Recipient: rfc822; " + recipient,
                "Action: " + action,
                "Status: " + status,
                "Diagnostic-Code: smtp; " + status + " mailbox of that name unknown",
                "",
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                returned == null ? "X-Nothing: known" : "Message-ID: " + returned,
                "To: " + recipient,
                "",
                "--b--");
        return id;
    }

    private List<String> notes(String reference) {
        return said(reference, MessageKind.NOTE).stream().map(it -> it.text()).toList();
    }

    @Test
    @DisplayName("P12 a bounce joins the case whose letter it reports, by Message-ID")
    void bounce() {
        String reference = newCase();
        String id = report("failed", "5.1.1", ADA, ourLetter(reference));

        assertThat(verdict(id)).isEqualTo("NOTED");
        assertThat(mail.caseOf(id)).isEqualTo(reference);
        assertThat(stored(id, "remarks")).contains("delivery of a letter").contains("return path is empty");
        assertThat(notes(reference))
                .anySatisfy(it -> assertThat(it).contains("5.1.1").contains(ADA));
        assertThat(jdbc.queryForObject(
                        "select delivery from case_message where id = (select id from outgoing_mail where message_id = ?)",
                        String.class,
                        ourLetter(reference)))
                .isEqualTo("REFUSED");
        assertThat(casesFrom("mailer-daemon@relay.example")).isZero();
        mail.send();
        assertThat(lettersTo("mailer-daemon@relay.example")).isZero();
    }

    @Test
    @DisplayName(
            "P12 P13 a bounce that names no letter, which anybody could have written, moves nothing: a person is asked")
    void bounceByRecipient() {
        String sender = "gone-" + tag + "@lost.example";
        String reference = mail.caseOf(arrives(sender, "I am leaving"));
        mail.send();
        String id = report("failed", "5.1.1", sender, null);
        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(facts(review(id))).containsEntry("joinReference", reference);
        assertThat(stored(id, "reason")).contains(sender).contains("Anybody could have written");
        assertThat(notes(reference)).noneSatisfy(it -> assertThat(it).contains("came back"));
        assertThat(said(reference, MessageKind.ACKNOWLEDGEMENT).get(0).delivery())
                .isEqualTo("ACCEPTED");
    }

    @Test
    @DisplayName("P12 a customer who sends us the bounces of their own mail has reported something")
    void reportWithABounceInIt() {
        String id = newId();
        takenIn(
                "From: Ada <" + ADA + ">",
                "To: " + SUPPORT,
                "Subject: Our mails come back " + tag,
                "Message-ID: " + id,
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "Please help.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; relay.example",
                "",
                "Final-Recipient: rfc822; someone@acme.example",
                "Action: failed",
                "Status: 5.1.1",
                "",
                "--b--");
        assertThat(verdict(id)).isEqualTo("NEW_CASE");
    }

    @Test
    @DisplayName("P12 a letter that a server gave up on has come back, whatever the class of its status")
    void gaveUp() {
        String reference = newCase();
        report("failed", "4.4.7", ADA, ourLetter(reference));
        assertThat(notes(reference)).anySatisfy(it -> assertThat(it).contains("came back"));
    }

    @Test
    @DisplayName("P12 a delay is a note on the case, and nothing else moves")
    void delay() {
        String reference = newCase();
        String id = report("delayed", "4.4.1", ADA, ourLetter(reference));
        assertThat(mail.caseOf(id)).isEqualTo(reference);
        assertThat(notes(reference)).anySatisfy(it -> assertThat(it).contains("delayed"));
        assertThat(said(reference, MessageKind.ACKNOWLEDGEMENT).get(0).delivery())
                .isEqualTo("ACCEPTED");
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P12 bounces of mails that are none of ours are one task, however many they are")
    void backscatter() {
        String first = report("failed", "5.1.1", "x@y.example", "<spam1-" + tag + "@forged.example>");
        String second = report("failed", "5.1.1", "x@y.example", "<spam2-" + tag + "@forged.example>");
        assertThat(verdict(first)).isEqualTo("PARKED");
        assertThat(verdict(second)).isEqualTo("PARKED");
        assertThat(review(second)).isNull();
        assertThat(stored(second, "parked_with")).isNotNull();
    }

    @Test
    @DisplayName("P12 an absence note is kept on its case and moves nothing: no answer, no clock, no reminder stopped")
    void vacation() {
        String reference = newCase();
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "None.", "nextStep", "askCustomer", "question", "Which browser?"));
        assertThat(file(reference).state()).isEqualTo(CaseState.WAITING_FOR_CUSTOMER);
        var remindAt = file(reference).remindAt();
        mail.send();
        int letters = lettersTo(ADA);

        String id = arrivesWith(
                "I am away until Monday. In urgent cases ask the manager.",
                SUPPORT,
                ADA,
                "Automatic reply: [" + reference + "]",
                "Auto-Submitted: auto-replied",
                "X-Auto-Response-Suppress: All");

        assertThat(verdict(id)).isEqualTo("NOTED");
        assertThat(file(reference).state()).isEqualTo(CaseState.WAITING_FOR_CUSTOMER);
        assertThat(file(reference).remindAt()).isEqualTo(remindAt);
        assertThat(file(reference).followUp()).isFalse();
        var note = said(reference, MessageKind.NOTE).get(0);
        assertThat(note.text()).contains("away until Monday");
        assertThat(note.remark())
                .contains("auto-replied")
                .contains("subject is that of an absence note")
                .contains("X-Auto-Response-Suppress");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("EscalationWish")
                        .processInstanceBusinessKey(reference)
                        .count())
                .isZero();
        mail.send();
        assertThat(lettersTo(ADA)).isEqualTo(letters);
    }

    @Test
    @DisplayName("P12 an absence note reopens no closed case")
    void vacationOnAClosedCase() {
        String reference = newCase();
        bringToResolved(reference);
        mail.send();
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);

        arrives(ADA, "Automatic reply: x", "Auto-Submitted: auto-replied", "In-Reply-To: " + ourLetter(reference));

        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("P12 a letter answers the customer's last mail, not the absence note after it")
    void lettersAnswerPeople() {
        String reference = newCase();
        String words = arrives(ADA, "Re: more", "In-Reply-To: " + ourLetter(reference));
        arrives(ADA, "Automatic reply: x", "Auto-Submitted: auto-replied", "In-Reply-To: " + ourLetter(reference));
        triage(reference, 3);
        respond(reference, 3, "mail", "investigate");
        mail.send();
        var letters = mail.lettersTo(ADA, reference);
        assertThat(letters.get(letters.size() - 1).inReplyTo()).isEqualTo(words);
    }

    @Test
    @DisplayName("P12 an absence note without case, a list, bulk mail and the null sender are a person's to sort")
    void otherMachines() {
        for (String header : new String[] {
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "List-Id: <news.example>",
            "List-Unsubscribe: <mailto:out@news.example>",
            "Auto-Submitted: auto-generated",
            "X-Autoreply: yes"
        }) {
            String id = arrives("robot-" + tag + "@robots.example", "Robot", header);
            assertThat(verdict(id)).as(header).isEqualTo("PARKED");
            assertThat(facts(review(id)).get("mailReason").toString())
                    .as(header)
                    .contains("Sent by a machine");
        }
        String nobody = newId();
        takenIn(
                "Return-Path: <>",
                "From: robot-" + tag + "@robots.example",
                "To: " + SUPPORT,
                "Subject: Robot",
                "Message-ID: " + nobody,
                "",
                "x");
        assertThat(facts(review(nobody)).get("mailReason").toString()).contains("return path is empty");
        mail.send();
        assertThat(casesFrom("robot-" + tag + "@robots.example")).isZero();
        assertThat(lettersTo("robot-" + tag + "@robots.example")).isZero();
    }

    @Test
    @DisplayName("P12 a customer's ticket system writes on a case: a person joins it with one click")
    void theirTicketSystem() {
        String reference = newCase();
        String id =
                arrives("tickets@acme.example", "[" + reference + "] Kim commented", "Auto-Submitted: auto-generated");
        assertThat(facts(review(id))).containsEntry("joinReference", reference).containsEntry("decision", "join");
    }

    @Test
    @DisplayName("P12 a report that asks for no automatic answer becomes a case, unacknowledged")
    void suppressed() {
        String sender = "s" + tag + "@acme.example";
        String id = arrives(sender, "By Outlook " + tag, "X-Auto-Response-Suppress: DR, OOF, AutoReply");
        mail.send();
        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(lettersTo(sender)).isZero();
        assertThat(notes(mail.caseOf(id)))
                .anySatisfy(it -> assertThat(it).startsWith("Not acknowledged"))
                .anySatisfy(it -> assertThat(it).contains("X-Auto-Response-Suppress"));
    }

    @Test
    @DisplayName("P31 a customer's machine that sounds the alarm has a Severity 1 case at once, unacknowledged")
    void monitoringAlarm() {
        String id = arrivesWith(
                "ALERT: data breach detected on db7",
                SUPPORT,
                "monitor@acme.example",
                "Alert " + tag,
                "Auto-Submitted: auto-generated");
        mail.send();
        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(file(mail.caseOf(id)).impairment().securitySuspected()).isTrue();
        assertThat(lettersTo("monitor@acme.example")).isZero();
    }

    @Test
    @DisplayName("P31 a stranger's machine that sounds the alarm is a review before everything else")
    void alarmOfAStranger() {
        String id = arrivesWith(
                "Ten tips against phishing", SUPPORT, "news-" + tag + "@vendor.example", "News", "List-Id: <news.v>");
        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(review(id).getPriority()).isEqualTo(100);
    }

    @Test
    @DisplayName("P12 our own letter that comes back opens nothing and is answered by nobody")
    void ownLetterReturns() {
        String reference = newCase();
        int letters = lettersTo(ADA);
        String ours = ourLetter(reference);
        mail.arrives(
                SUPPORT,
                "From: " + SUPPORT,
                "To: " + SUPPORT,
                "Subject: [" + reference + "] Dashboards",
                "Message-ID: " + ours,
                "",
                "we have received your report");
        mail.read();
        mail.send();
        assertThat(verdict(ours)).isEqualTo("NOTED");
        assertThat(mail.caseOf(ours)).isEqualTo(reference);
        assertThat(said(reference, MessageKind.REPLY)).isEmpty();
        assertThat(lettersTo(ADA)).isEqualTo(letters);
        assertThat(lettersTo(SUPPORT)).isZero();
        assertThat(casesFrom(SUPPORT)).isZero();
    }

    @Test
    @DisplayName("P12 who says to be the desk is not believed, not answered, and does not vanish")
    void impostors() {
        String fromUs = arrives(SUPPORT, "Hello from myself " + tag);
        assertThat(verdict(fromUs)).isEqualTo("PARKED");
        assertThat(casesFrom(SUPPORT)).isZero();
        assertThat(lettersTo(SUPPORT)).isZero();

        String reference = newCase();
        String ours = ourLetter(reference);
        mail.arrives(
                "eve@elsewhere.example",
                "From: eve@elsewhere.example",
                "To: " + SUPPORT,
                "Subject: Hide me",
                "Message-ID: " + ours,
                "",
                "x");
        mail.read();
        assertThat(verdict(ours)).isEqualTo("PARKED");
        assertThat(said(reference, MessageKind.REPLY)).isEmpty();
    }
}
