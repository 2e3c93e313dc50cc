package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SupportCaseProcessTest extends DeskTest {

    @Test
    @DisplayName("P14 a new case has one visible next step at once")
    void aNewCaseWaitsForTriage() {
        String reference = openCase();

        assertThat(processOf(reference)).hasPassed("Task_AcknowledgeReceipt").isWaitingAt("Task_Triage");
        assertThat(task(reference, "Task_Triage")).hasCandidateGroup("support");
        assertThat(task(reference, "Task_Triage").getName())
                .isEqualTo("Triage · " + reference + " · Dashboards stay empty");
        assertThat(file(reference).state()).isEqualTo(CaseState.AWAITING_TRIAGE);
    }

    @Test
    @DisplayName("P12 receipt is acknowledged once, with reference and target, and stops no clock")
    void acknowledgement() {
        String reference = openCase();
        mail.send();
        mail.send();

        var letters = mail.lettersTo(ADA, reference);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).subject()).isEqualTo("[" + reference + "] Dashboards stay empty");
        assertThat(letters.get(0).autoSubmitted()).isEqualTo("auto-replied");
        assertThat(letters.get(0).text())
                .contains("Ada Acme", "less than 30 minutes", "Severity 4: less than 24 hours");
        assertThat(file(reference).respondedAt()).isNull();
    }

    @Test
    @DisplayName("P12 a machine is not acknowledged")
    void machinesAreNotAcknowledged() {
        var person = report(Impairment.UNKNOWN);
        String reference = reception.open(new com.calibermind.support.cases.Report(
                person.channel(),
                person.receivedAt(),
                person.reporter(),
                "Disk full",
                person.description(),
                null,
                null,
                null,
                Impairment.UNKNOWN,
                true,
                List.of(),
                false,
                null));
        mail.send();

        assertThat(mail.lettersTo(ADA, reference)).isEmpty();
        assertThat(files.conversation(reference).get(0).text()).contains("sent by a machine");
    }

    @Test
    @DisplayName("P15 the specialist decides the severity; differing from the table needs a reason")
    void triageAgainstTheTable() {
        String reference = openCase();
        Map<String, Object> form =
                Map.of("severity", "4", "affectedSystems", "oneCore", "affectedUsers", "organisation");

        assertThatThrownBy(() -> submit(reference, "Task_Triage", form))
                .hasMessageContaining("proposes Severity 2")
                .hasMessageContaining("Say why");
        assertThat(task(reference, "Task_Triage")).isNotNull();

        triage(reference, 4);
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_4);
        var history = account(reference, DeadlineKind.INITIAL_RESPONSE).entries();
        assertThat(history).hasSize(2);
        assertThat(history.get(1).by()).isEqualTo("sam");
        assertThat(history.get(1).reason()).contains("decided by the test");
        assertThat(Duration.between(history.get(1).oldDue(), history.get(1).due()))
                .isEqualTo(Duration.ofHours(24).minusMinutes(30));
    }

    @Test
    @DisplayName("P15 a triage without severity leaves the task and says why")
    void triageWithoutSeverity() {
        String reference = openCase();

        assertThatThrownBy(() -> submit(reference, "Task_Triage", Map.of("severity", "")))
                .hasMessageContaining("Choose a severity");
        assertThatThrownBy(() -> submit(reference, "Task_Triage", Map.of("severity", "99")))
                .hasMessageContaining("Choose a severity");
        assertThat(processOf(reference)).isWaitingAt("Task_Triage");
    }

    @Test
    @DisplayName("P31 a suspected security incident is Severity 1 at once, and no triage lowers it")
    void securityIsSeverityOne() {
        String reference = reception.open(report(new Impairment("vendor", "single", true)));

        assertThat(file(reference).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
        assertThatThrownBy(() -> triage(reference, 4)).hasMessageContaining("only the IRT lead");
        triage(reference, 1);
        assertThat(file(reference).impairment().securitySuspected()).isTrue();
    }

    @Test
    @DisplayName("P20 tasks of graver cases stand first, and a severity moves priority and due date with it")
    void priorityFollowsSeverity() {
        String reference = openCase();
        assertThat(task(reference, "Task_Triage").getPriority()).isEqualTo(80);

        triage(reference, 3);

        var task = task(reference, "Task_RespondSeverity3");
        assertThat(task.getPriority()).isEqualTo(40);
        assertThat(task.getDueDate())
                .isEqualTo(Date.from(file(reference).receivedAt().plus(Duration.ofHours(8))));
    }

    @Test
    @DisplayName("P22 an untriaged case is warned of and escalated as Severity 1")
    void untriagedTooLong() {
        String reference = openCase();
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        runDueJobs(reference);
        assertThat(task(reference, "Task_Triage").getName()).startsWith("Due soon: ");
        assertThat(files.escalations(reference)).isEmpty();

        clock.advance(Duration.ofMillis(1));
        runDueJobs(reference);

        assertThat(processOf(reference))
                .hasPassed("EndEvent_UntriagedEscalated")
                .isWaitingAt("Task_Triage");
        assertThat(openSteps(reference)).containsExactly("Task_ManagerReview", "Task_Triage");
        assertThat(files.escalations(reference))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo(EscalationReason.UNTRIAGED));
    }

    @Test
    @DisplayName("P23 an answer that settles the matter ends in the wait for the customer")
    void settledByTheAnswer() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "telephone", "settled");

        assertThat(processOf(reference)).isWaitingAt("Gateway_AwaitCustomer").hasNotPassed("Task_Investigate");
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    @DisplayName("P23 an answer may begin an investigation, which may ask the customer and go on with the reply")
    void askingTheCustomer() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "telephone", "investigate");
        assertThatThrownBy(() -> submit(
                        reference, "Task_Investigate", Map.of("findings", "Unclear.", "nextStep", "askCustomer")))
                .hasMessageContaining("Write the question");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "Unclear.", "nextStep", "askCustomer", "question", "Which browser?"));
        mail.send();

        assertThat(file(reference).state()).isEqualTo(CaseState.WAITING_FOR_CUSTOMER);
        assertThat(mail.lettersTo(ADA, reference))
                .last()
                .satisfies(it -> assertThat(it.text()).contains("Which browser?"));

        reception.reply(reference, ADA, "Firefox.", clock.instant());
        assertThat(processOf(reference)).hasPassed("Event_CustomerReplied").isWaitingAt("CallActivity_HandleRequest");
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
    }

    @Test
    @DisplayName("P14 a question that the mail server refuses comes back to the specialist")
    void theQuestionWasRefused() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "Unclear.", "nextStep", "askCustomer", "question", "Which browser?"));

        mail.refuseNewest(reference, "550 no such user");

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
    }

    @Test
    @DisplayName("P23 a reply that crosses a settling answer is looked at")
    void crossingReply() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "mail", "settled");
        clock.advance(Duration.ofSeconds(1));
        reception.reply(reference, ADA, "It got worse.", clock.instant());
        mail.send();

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
    }

    @Test
    void theQuietPeriodClosesAResolvedCase() {
        String reference = openCase();
        bringToResolved(reference);
        String instance = processOf(reference).getId();

        clock.advance(Duration.ofDays(7).minusMillis(1));
        runDueJobs(reference);
        assertThat(processOf(reference)).isWaitingAt("Gateway_AwaitCustomer");

        clock.advance(Duration.ofMillis(1));
        runDueJobs(reference);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void noCaseClosesOverAnOpenEscalation() {
        String reference = openCase();
        bringToResolved(reference);
        escalations.request(reference, wish());
        clock.advance(Duration.ofDays(7));

        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "SupportCase")
                .list()
                .forEach(it -> runDueJobsOf(it.getId()));

        assertThat(processOf(reference)).hasPassed("Task_RemindOrClose").isWaitingAt("Gateway_AwaitCustomer");
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(file(reference).quietUntil()).isAfter(clock.instant());
    }

    @Test
    void aReplyReopensAClosedCase() {
        String reference = openCase();
        bringToResolved(reference);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);

        reception.reply(reference, ADA, "It is back.", clock.instant());

        assertThat(processOf(reference)).hasPassed("StartEvent_CaseReopened").isWaitingAt("CallActivity_HandleRequest");
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
    }

    @Test
    void aReplyDuringTheWorkJoinsTheConversationAndMovesNothing() {
        String reference = openCase();
        reception.reply(reference, ADA, "More facts.", clock.instant());

        assertThat(processOf(reference)).isWaitingAt("Task_Triage");
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).isEqualTo("More facts."));
    }

    @Test
    @DisplayName("P28 escalation can be asked for anywhere, again, and of a closed case")
    void escalationAtAnyTime() {
        String reference = openCase();
        escalations.request(reference, wish());
        triage(reference, 2);
        escalations.request(reference, wish());
        assertThat(openSteps(reference))
                .containsExactly("Task_ManagerReview", "Task_ManagerReview", "Task_RespondSeverity2");

        String closed = openCase();
        bringToResolved(closed);
        clock.advance(Duration.ofDays(7));
        runDueJobs(closed);
        escalations.request(closed, wish());
        assertThat(openSteps(closed)).containsExactly("Task_Investigate", "Task_ManagerReview");
    }

    private static EscalationWish wish() {
        return new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody answers us.", "Ada Acme");
    }
}
