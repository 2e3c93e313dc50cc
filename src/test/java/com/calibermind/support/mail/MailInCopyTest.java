package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.MessageKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

class MailInCopyTest extends SortingTest {

    @Autowired
    private DataSource database;

    private final String sender = "u" + UUID.randomUUID() + "@copy.example";

    @Test
    @DisplayName("P02 a new mail that only copies the desk waits for a person, and its sender is told once")
    void onlyInCc() {
        String id =
                arrivesTo("boss@copy.example", sender, "FYI: dashboards", "Cc: Support <SUPPORT@calibermind.example>");
        mail.read();
        mail.send();

        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(casesFrom(sender)).isZero();
        assertThat(facts(review(id)).get("mailReason").toString())
                .contains("only copies the support address")
                .contains("asked to send it again");
        assertThat(mail.mailboxOf(sender)).singleElement().satisfies(it -> {
            assertThat(it.subject()).isEqualTo("Re: FYI: dashboards");
            assertThat(it.inReplyTo()).isEqualTo(id);
            assertThat(it.autoSubmitted()).isEqualTo("auto-replied");
            assertThat(it.text()).contains("your mail \"FYI: dashboards\"");
            assertThat(it.text()).contains("send it again with support@calibermind.example in To");
        });
    }

    @Test
    @DisplayName("P02 the same in Bcc")
    void onlyInBcc() {
        String id = arrivesTo("boss@copy.example", sender, "Blind copy");
        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(facts(review(id)).get("mailReason").toString()).contains("neither in To nor in Cc");
        assertThat(lettersTo(sender)).isEqualTo(1);

        assertThat(verdict(arrivesTo(null, sender, "No To at all"))).isEqualTo("PARKED");
    }

    @Test
    @DisplayName(
            "P02 who is asked and writes to the desk has a case; the copy is on it, and nobody has to decide on it")
    void sentAgain() {
        String copy = arrivesTo("boss@copy.example", sender, "FYI", "Cc: " + SUPPORT);
        mail.send();
        String id = arrives(
                sender,
                "Re: FYI",
                "In-Reply-To: " + mail.mailboxOf(sender).get(0).messageId());

        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(review(copy)).isNull();
        assertThat(verdict(copy)).isEqualTo("JOINED");
        assertThat(mail.caseOf(copy)).isEqualTo(mail.caseOf(id));
        assertThat(said(mail.caseOf(id), MessageKind.REPLY))
                .singleElement()
                .satisfies(it -> assertThat(it.remark())
                        .contains("It only copied the desk at first; its sender has sent it again."));
        assertThat(casesFrom(sender)).isEqualTo(1);
    }

    @Test
    @DisplayName("P02 it is known by its thread or its subject; another's mail or another matter ends no review")
    void whatIsSentAgain() {
        String byThread = arrivesTo("boss@copy.example", sender, "First", "Cc: " + SUPPORT);
        String bySubject = arrivesTo("boss@copy.example", sender, "Second", "Cc: " + SUPPORT);
        String other = arrivesTo("boss@copy.example", sender, "Third", "Cc: " + SUPPORT);
        String anothers = arrivesTo("boss@copy.example", "x" + sender, "Second", "Cc: " + SUPPORT);

        assertThat(verdict(arrives(sender, "Something else", "References: " + byThread)))
                .isEqualTo("NEW_CASE");
        assertThat(verdict(arrives(sender, "WG: AW: second"))).isEqualTo("NEW_CASE");

        assertThat(review(byThread)).isNull();
        assertThat(review(bySubject)).isNull();
        assertThat(review(other)).isNotNull();
        assertThat(review(anothers)).isNotNull();
    }

    @Test
    @Timeout(60)
    @DisplayName("P02 somebody who decides on the copy at this moment is left to it, and the new mail does not wait")
    void decidedAtThisMoment() throws SQLException {
        String copy = arrivesTo("boss@copy.example", sender, "FYI", "Cc: " + SUPPORT);
        try (Connection reviewer = database.getConnection();
                Statement statement = reviewer.createStatement()) {
            reviewer.setAutoCommit(false);
            statement.execute("select 1 from inbound_mail where id = " + stored(copy, "id") + " for update");
            assertThat(verdict(arrives(sender, "FYI"))).isEqualTo("NEW_CASE");
            reviewer.rollback();
        }
        assertThat(review(copy)).isNotNull();
    }

    @Test
    @DisplayName("P02 who reviews the mail is told if the request did not reach its sender")
    void notReached() {
        String copy = arrivesTo("boss@copy.example", sender, "FYI", "Cc: " + SUPPORT);
        mail.refuseNewestTo(sender, "550 5.1.1 no such user");
        assertThat(facts(review(copy)).get("mailReason").toString())
                .contains("Decide on this mail as it is")
                .contains("did not reach " + sender + " (550 5.1.1 no such user)");
    }

    @Test
    @DisplayName("P02 all that holds for a mail without Message-ID, too")
    void withoutMessageId() {
        takenIn("From: <" + sender + ">", "To: boss@copy.example", "Cc: " + SUPPORT, "Subject: Bare", "", "Hello.");
        mail.refuseNewestTo(sender, "550 no such user");
        assertThat(only("remarks")).contains("did not reach " + sender + " (550 no such user)");

        String id = arrives(sender, "Re: ".repeat(500) + "Bare", "References: <something@copy.example>");
        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(only("verdict")).isEqualTo("PARKED");
        arrives(sender, "Fwd: bare");
        assertThat(only("verdict")).isEqualTo("JOINED");
    }

    @Test
    @DisplayName("P02 two mails without a subject are not the same for that")
    void withoutSubject() {
        String copy = arrivesTo("boss@copy.example", sender, "Re:", "Cc: " + SUPPORT);
        assertThat(verdict(arrives(sender, ""))).isEqualTo("NEW_CASE");
        assertThat(review(copy)).isNotNull();
    }

    private String only(String column) {
        return jdbc.queryForObject(
                "select " + column + " from inbound_mail where sender = ? and message_id is null",
                String.class,
                sender);
    }

    @Test
    @DisplayName("P02 the desk among others in To is written to")
    void amongOthersInTo() {
        assertThat(verdict(arrivesTo("boss@copy.example, " + SUPPORT, sender, "All of you")))
                .isEqualTo("NEW_CASE");
    }

    @Test
    @DisplayName("P02 mail on a known case is taken from Cc and Bcc, too")
    void onAKnownCase() {
        String reference = newCase();
        String copy = arrivesTo("boss@acme.example", ADA, "[" + reference + "] news", "Cc: " + SUPPORT);
        String blind = arrivesTo("boss@acme.example", ADA, "Re: x", "In-Reply-To: " + ourLetter(reference));

        assertThat(mail.caseOf(copy)).isEqualTo(reference);
        assertThat(mail.caseOf(blind)).isEqualTo(reference);
        assertThat(files.correspondents(reference)).containsExactly("boss@acme.example");
    }

    @Test
    @DisplayName("P02 P12 a machine that copies the desk is told nothing")
    void noAnswerToMachines() {
        for (String header : new String[] {
            "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All", "Precedence: bulk", "List-Id: <a.b>"
        }) {
            String id = arrivesTo("boss@copy.example", sender, "Copy", "Cc: " + SUPPORT, header);
            assertThat(verdict(id)).as(header).isEqualTo("PARKED");
        }
        assertThat(lettersTo(sender)).isZero();
    }

    @Test
    @DisplayName("P31 what sounds like a security incident and only copies the desk comes before everything else")
    void alarmInCopy() {
        String id = arrivesWith("We have been hacked.", "boss@copy.example", sender, "Help", "Cc: " + SUPPORT);
        var review = review(id);
        assertThat(review.getPriority()).isEqualTo(100);
        assertThat(review.getDueDate().toInstant()).isEqualTo(clock.instant().plusSeconds(300));
        assertThat(review.getName()).contains("sounds like a security incident").contains(sender);
        assertThat(facts(review).get("mailReason").toString()).contains("It says \"hacked\"");

        assertThat(review(arrivesTo("boss@copy.example", sender, "Harmless", "Cc: " + SUPPORT))
                        .getPriority())
                .isEqualTo(80);
    }
}
