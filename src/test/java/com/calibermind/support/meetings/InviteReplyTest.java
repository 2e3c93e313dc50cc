package com.calibermind.support.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.MessageKind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class InviteReplyTest extends MeetingTest {

    private static final String ALAN = "alan@acme.example";

    @Autowired
    private JdbcTemplate jdbc;

    private String summary(String reference) {
        return forms.getTaskFormVariables(task(reference, "Task_HoldCall").getId())
                .get("meetingSummary")
                .toString();
    }

    private String plannedCall() {
        String reference = openCase();
        planCall(reference);
        return reference;
    }

    private int cases() {
        return jdbc.queryForObject("select count(*) from support_case", Integer.class);
    }

    private String reasonOf(String messageId) {
        return jdbc.queryForObject(
                "select verdict || ': ' || reason from inbound_mail where message_id = ?", String.class, messageId);
    }

    @Test
    @DisplayName("P05 an accepted invite is on the case and on the call's form, with the comment")
    void accepted() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));
        int before = cases();
        String id = answers(ADA, uid, 0, "ACCEPTED", "Gladly\\, see you\\nthere");

        assertThat(reasonOf(id)).startsWith("JOINED: it answers our invite");
        assertThat(mail.caseOf(id)).isEqualTo(reference);
        assertThat(cases()).isEqualTo(before);
        assertThat(notes(reference))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("Video call of ")
                        .contains(": accepted.", "Gladly, see you\nthere", "Their own words."));
        assertThat(summary(reference)).contains(ADA + ": accepted");
        assertThat(task(reference, "Task_HoldCall").getName()).startsWith("Hold the video call");
    }

    @Test
    @DisplayName("P05 a declined invite is pointed out on the task once; the call is still to be settled")
    void declined() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));
        int priority = task(reference, "Task_HoldCall").getPriority();
        answers(ADA, uid, 0, "DECLINED", "On holiday");
        answers(ADA, uid, 0, "DECLINED", "As I said");

        var task = task(reference, "Task_HoldCall");
        assertThat(task.getName()).startsWith("Declined: Hold the video call").contains(reference);
        assertThat(task.getPriority()).isEqualTo(priority + 5);
        assertThat(summary(reference)).contains(ADA + ": declined");
    }

    @Test
    @DisplayName("P05 a decline of one call is not pointed out on another one of the same case")
    void eachCallForItself() {
        String reference = plannedCall();
        String first = uid(invite(ADA, reference));
        planCall(reference);
        answers(ADA, first, 0, "DECLINED", "No");

        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference)
                        .taskNameLike("Declined: %")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P05 an answer to an invite reopens nothing and is no reply")
    void reopensNothing() {
        String reference = openCase();
        bringToResolved(reference);
        planCall(reference);
        var invite = invite(ADA, reference);
        answers(ADA, uid(invite), 0, "TENTATIVE", "Perhaps", "In-Reply-To: " + invite.messageId());

        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(openSteps(reference)).containsExactly("Task_HoldCall");
        assertThat(summary(reference)).contains("accepted tentatively");
    }

    @Test
    @DisplayName("P05 an answer that a calendar marks as automatic counts all the same")
    void automaticAnswers() {
        String reference = plannedCall();
        String id = answers(ADA, uid(invite(ADA, reference)), 0, "ACCEPTED", "Yes", "Auto-Submitted: auto-generated");

        assertThat(reasonOf(id)).startsWith("JOINED");
    }

    @Test
    @DisplayName("P05 an answer to a call that has been moved since is noted as such and counts for nothing")
    void stale() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));
        submit(
                reference,
                "Task_HoldCall",
                Map.of("outcome", "moved", "newStartsAt", typed(tomorrow().plus(Duration.ofHours(1)))));
        answers(ADA, uid, 0, "DECLINED", "Not then");

        assertThat(notes(reference))
                .anySatisfy(it -> assertThat(it)
                        .contains("declined, but this answers an invite that has changed since", "Not then"));
        assertThat(summary(reference)).contains(ADA + ": no answer yet");
        assertThat(task(reference, "Task_HoldCall").getName()).doesNotContain("Declined");
    }

    @Test
    @DisplayName("P05 an answer to a call that is over changes nothing, but its words are the customer's and are read")
    void over() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));
        submit(reference, "Task_HoldCall", Map.of("outcome", "notReached"));
        answers(ADA, uid, 0, "DECLINED", "Sorry, I forgot");

        assertThat(files.conversation(reference).get(0)).satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MessageKind.REPLY);
            assertThat(it.text()).contains("Sorry, I forgot");
        });
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P05 P13 whoever was not invited answers for nobody: the mail waits for a person")
    void strangers() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));

        assertThat(reasonOf(answers(ALAN, uid, 0, "DECLINED", "No")))
                .startsWith("PARKED: It answers an invite of case " + reference);
        String forAda = arrives(ALAN, reply("REPLY", uid, 0, ADA, "DECLINED", "No"));
        assertThat(reasonOf(forAda)).startsWith("PARKED");
        assertThat(summary(reference)).contains(ADA + ": no answer yet");
        assertThat(tasks.createTaskQuery().processDefinitionKey("MailReview").count())
                .isPositive();
    }

    @Test
    @DisplayName("P01 a calendar that answers no invite of ours is a mail like any other")
    void otherCalendars() {
        String reference = plannedCall();
        var invite = invite(ADA, reference);
        String thread = "In-Reply-To: " + invite.messageId();

        String counter = arrives(ADA, reply("COUNTER", uid(invite), 0, ADA, "TENTATIVE", "Later?"), thread);
        assertThat(reasonOf(counter)).startsWith("JOINED: it answers our <");
        String broken = arrives(ADA, "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEV", thread);
        assertThat(reasonOf(broken)).startsWith("JOINED: it answers our <");
        String unknown = arrives(ADA, reply("REPLY", UUID.randomUUID().toString(), 0, ADA, "ACCEPTED", ""));
        assertThat(reasonOf(unknown)).startsWith("NEW_CASE");
        assertThat(files.conversation(reference))
                .filteredOn(it -> it.text().startsWith("Their own words."))
                .hasSize(2);
    }

    @Test
    @DisplayName("P05 an answer that comes as an attached file is understood")
    void attached() {
        String reference = plannedCall();
        String uid = uid(invite(ADA, reference));
        String id = "<" + UUID.randomUUID() + "@acme.example>";
        mail.arrives(
                ADA,
                ("From: " + ADA + "\r\nSubject: Accepted\r\nMessage-ID: " + id
                                + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nYes\r\n"
                                + "--b\r\nContent-Type: application/octet-stream; name=\"Reply.ICS\"\r\n"
                                + "Content-Disposition: attachment; filename=\"Reply.ICS\"\r\n\r\n"
                                + reply("REPLY", uid, 0, ADA, "ACCEPTED", "") + "\r\n--b--")
                        .split("\r\n", -1));
        mail.read();

        assertThat(reasonOf(id)).startsWith("JOINED: it answers our invite");
        assertThat(summary(reference)).contains(ADA + ": accepted");
    }

    @Test
    @DisplayName("P31 P34 an alarm in the comment of an answer counts as in any mail")
    void alarmInTheComment() {
        String reference = plannedCall();
        answers(ADA, uid(invite(ADA, reference)), 0, "DECLINED", "We have just been hacked");

        assertThat(file(reference).impairment().securitySuspected()).isTrue();
    }
}
