package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Deliveries;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class UndeliverableLetterTest extends DeskTest {

    private static final String STEP = "Task_ReachCustomer";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcTemplate jdbc;

    private void reached(String reference, String way, String note, String address, boolean keeps) {
        Map<String, Object> form = new HashMap<>();
        form.put("way", way);
        form.put("wayNote", note);
        form.put("newAddress", address);
        form.put("keepAddress", keeps);
        submit(reference, STEP, form);
    }

    private long newest(String reference) {
        return jdbc.queryForObject("select max(id) from outgoing_mail where case_reference = ?", Long.class, reference);
    }

    private String fact(String reference, String step, String name) {
        return String.valueOf(
                forms.getTaskFormVariables(task(reference, step).getId()).get(name));
    }

    private String answered(int severity) {
        String reference = openCase();
        mail.send();
        triage(reference, severity);
        respond(reference, severity, "mail", "investigate");
        return reference;
    }

    private void waits(String reference) {
        deliveries.waits(newest(reference), clock.instant().minus(Duration.ofMinutes(10)), "451 try again later");
    }

    @Test
    @DisplayName("P12 P14 an acknowledgement that is refused is a specialist's task, with what the mail server said")
    void refusedAcknowledgement() {
        String reference = openCase();
        mail.refuseNewest(reference, "550 no such user");

        assertThat(openSteps(reference)).containsExactly(STEP, "Task_Triage");
        assertThat(task(reference, STEP)).hasCandidateGroup("support");
        assertThat(fact(reference, STEP, "letterWhat")).isEqualTo("Acknowledgement to " + ADA);
        assertThat(fact(reference, STEP, "letterFate")).contains("refused", "550 no such user");
        assertThat(fact(reference, "Task_Triage", "caseNotes")).contains("Letters to " + ADA + " do not arrive");

        assertThatThrownBy(() -> reached(reference, "telephone", "", null, false))
                .hasMessageContaining("Write whom");
        assertThatThrownBy(() -> reached(reference, "", "x", null, false)).hasMessageContaining("Choose how");
        reached(reference, "telephone", "Ada knows the reference now.", null, false);

        assertThat(openSteps(reference)).containsExactly("Task_Triage");
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).contains("Ada knows the reference now."));
        assertThat(file(reference).respondedAt())
                .as("no answer, no end of the clock")
                .isNull();
    }

    @Test
    @DisplayName("P14 a letter that was refused is sent again to another address, and the case keeps it")
    void sentAgain() {
        String reference = openCase();
        mail.refuseNewest(reference, "550 no such user");
        assertThatThrownBy(() -> reached(reference, "sendAgain", null, "ada@new.example, eve@x.example", true))
                .hasMessageContaining("one mail address");

        reached(reference, "sendAgain", null, "ada@new.example", true);
        mail.send();

        assertThat(file(reference).reporter().email()).isEqualTo("ada@new.example");
        assertThat(mail.lettersTo("ada@new.example", reference))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("we have received your report"));
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
        assertThat(fact(reference, "Task_Triage", "caseNotes")).doesNotContain("do not arrive");
    }

    @Test
    @DisplayName("P14 nobody looks after an undelivered letter: the managers are brought in")
    void managersAreBroughtIn() {
        String reference = openCase();
        mail.refuseNewest(reference, "550 no such user");
        clock.advance(Duration.ofHours(1));
        runDueJobs(reference);
        runDueJobs(reference);

        assertThat(task(reference, STEP)).hasCandidateGroup("managers");
        reached(reference, "leave", "The customer left the company.", null, false);
        assertThat(openSteps(reference)).doesNotContain(STEP);
    }

    @Test
    @DisplayName(
            "P21 a response that no mail server takes is a task before the target; by telephone the clock stops, and the letter stays here")
    void delayedResponse() {
        String reference = answered(2);
        clock.advance(Duration.ofMinutes(10));
        waits(reference);
        waits(reference);

        assertThat(openSteps(reference)).containsExactly(STEP);
        assertThat(fact(reference, STEP, "letterClock")).contains("P21");
        assertThat(file(reference).state()).isEqualTo(CaseState.ANSWER_ON_ITS_WAY);
        int before = mail.lettersTo(ADA, reference).size();

        reached(reference, "telephone", "Told Ada that we are on it.", null, false);
        mail.send();

        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(mail.lettersTo(ADA, reference)).hasSize(before);
        clock.advance(Duration.ofDays(1));
        runDueJobs(reference);
        assertThat(files.escalations(reference)).isEmpty();
    }

    @Test
    @DisplayName("P21 a letter that a mail server is just taking is not taken back")
    void justLeaving() {
        String reference = answered(2);
        clock.advance(Duration.ofMinutes(10));
        waits(reference);
        mail.claimed();

        assertThatThrownBy(() -> reached(reference, "telephone", "Told Ada.", null, false))
                .hasMessageContaining("just taking");
        assertThat(file(reference).respondedAt()).isNull();
        jdbc.update("update outgoing_mail set next_attempt = queued_at, leased_until = null where state = 'QUEUED'");
        mail.send();
    }

    @Test
    @DisplayName("P21 a delayed response that leaves after all takes its task away")
    void leftAfterAll() {
        String reference = answered(2);
        clock.advance(Duration.ofMinutes(10));
        waits(reference);

        mail.send();

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
    }

    @Test
    @DisplayName("P14 P21 a delayed response that is refused in the end is one task, not two")
    void refusedAfterAll() {
        String reference = answered(2);
        clock.advance(Duration.ofMinutes(10));
        waits(reference);

        mail.refuseNewest(reference, "550 no such user");

        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity2");
        assertThat(fact(reference, "Task_RespondSeverity2", "caseNotes")).contains("do not arrive");
    }

    @Test
    @DisplayName("P21 a delayed response sent to another address stops the clock when that is accepted")
    void delayedResponseSentElsewhere() {
        String reference = answered(2);
        clock.advance(Duration.ofMinutes(10));
        waits(reference);

        reached(reference, "sendAgain", null, "ada@elsewhere.example", false);
        assertThat(file(reference).respondedAt()).isNull();
        mail.send();

        assertThat(mail.lettersTo("ada@elsewhere.example", reference)).hasSize(1);
        assertThat(mail.lettersTo(ADA, reference))
                .as("the acknowledgement only")
                .hasSize(1);
        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName(
            "P14 a letter that comes back after it was accepted makes the task and marks the address, until the customer writes")
    void bounced() {
        String reference = openCase();
        mail.send();
        deliveries.bounced(newest(reference), clock.instant(), "5.1.1 mailbox unknown");
        deliveries.bounced(newest(reference), clock.instant(), "5.1.1 mailbox unknown");

        assertThat(openSteps(reference)).containsExactly(STEP, "Task_Triage");
        assertThat(fact(reference, "Task_Triage", "caseNotes")).contains("5.1.1 mailbox unknown");
        reached(reference, "telephone", "Ada's mailbox was full.", null, false);

        reception.reply(reference, ADA, "I am back.", clock.instant());
        assertThat(fact(reference, "Task_Triage", "caseNotes")).doesNotContain("do not arrive");
    }

    @Test
    @DisplayName(
            "P14 an initial response that comes back starts no clock again, but is somebody's task and keeps the case open")
    void bouncedResponse() {
        String reference = openCase();
        mail.send();
        triage(reference, 3);
        respond(reference, 3, "mail", "settled");
        mail.send();
        deliveries.bounced(newest(reference), clock.instant(), "5.2.1 mailbox disabled");

        assertThat(openSteps(reference)).containsExactly(STEP);
        assertThat(file(reference).respondedAt()).isNotNull();
        clock.advance(Duration.ofDays(8));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);

        reached(reference, "sendAgain", null, "ada@new.example", true);
        mail.send();
        assertThat(mail.lettersTo("ada@new.example", reference))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("We are on it."));
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        clock.advance(Duration.ofDays(8));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("P14 P29 the answer to an escalation that does not arrive is a task, too")
    void escalationAnswer() {
        String reference = openCase();
        mail.send();
        escalations.request(
                reference, new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Please.", "Ada"));
        submit(
                reference,
                "Task_ManagerReview",
                Map.of("policyFollowed", "yes", "finding", "All fine.", "answer", "We are at it."));
        runDueJobs(reference);
        mail.refuseNewest(reference, "554 no");

        assertThat(openSteps(reference)).contains(STEP);
        assertThat(fact(reference, STEP, "letterWhat")).startsWith("Answer to escalation to ");
        assertThat(fact(reference, STEP, "letterText")).isEqualTo("We are at it.");
    }

    @Test
    @DisplayName("P14 a resolution that is refused goes back to be handled, and makes no second task")
    void resolution() {
        String reference = openCase();
        mail.send();
        bringToResolved(reference);
        mail.refuseNewest(reference, "550 no such user");

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P21 the outbox itself tells of a response that waits, and of its target coming near")
    void toldByTheOutbox() {
        String reference = answered(1);
        clock.advance(Duration.ofMinutes(9));
        mail.lookAround();
        assertThat(openSteps(reference)).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        mail.lookAround();
        mail.lookAround();

        Task task = task(reference, STEP);
        assertThat(task.getDueDate()).isEqualTo(file(reference).respondBy());
        mail.send();
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }
}
