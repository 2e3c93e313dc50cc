package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class InitialResponseProcessTest extends DeskTest {

    @Autowired
    private Owners owners;

    @Autowired
    private JdbcTemplate jdbc;

    private ProcessInstance responseOf(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "InitialResponse")
                .singleResult();
    }

    private static int number(Severity severity) {
        return Integer.parseInt(severity.code());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P16 P17 P18 P19 P21 each severity has its task, is warned before its target and escalated at it")
    void aMissedResponseIsEscalatedNeverSilent(Severity severity) {
        String reference = openCase();
        triage(reference, number(severity));
        String step = "Task_RespondSeverity" + number(severity);
        assertThat(responseOf(reference)).isWaitingAt(step);

        clock.set(file(reference).warnAt());
        runDueJobs(reference);
        assertThat(task(reference, step).getName()).startsWith("Due soon: ");
        assertThat(files.escalations(reference)).isEmpty();

        clock.set(file(reference).respondBy().minusMillis(1));
        runDueJobs(reference);
        assertThat(files.escalations(reference)).isEmpty();

        clock.set(file(reference).respondBy());
        runDueJobs(reference);
        assertThat(responseOf(reference))
                .hasPassed("EndEvent_Escalated" + number(severity))
                .isWaitingAt(step);
        assertThat(files.escalations(reference))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo(EscalationReason.RESPONSE_MISSED));
        assertThat(task(reference, "Task_ManagerReview")).hasCandidateGroup("managers");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P21 an answer in time ends the clock: nothing rings afterwards")
    void answeringInTimeEndsTheClock(Severity severity) {
        String reference = openCase();
        triage(reference, number(severity));
        clock.set(file(reference).respondBy().minusMillis(1));
        respond(reference, number(severity), "telephone", "investigate");

        clock.advance(Duration.ofDays(2));
        runDueJobs(reference);

        assertThat(files.escalations(reference)).isEmpty();
        assertThat(file(reference).respondedAt())
                .isEqualTo(file(reference).respondBy().minusMillis(1));
    }

    @Test
    @DisplayName("P21 an answer by mail stops the clock when the mail server has accepted it, not before")
    void acceptedBySmtp() {
        String reference = openCase();
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(20));
        respond(reference, 1, "mail", "investigate");
        assertThat(responseOf(reference)).isWaitingAt("ReceiveTask_AwaitDelivery");
        assertThat(file(reference).respondedAt()).isNull();

        clock.advance(Duration.ofMinutes(5));
        mail.send();

        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
        assertThat(processOf(reference)).isWaitingAt("CallActivity_HandleRequest");
        assertThat(mail.lettersTo(ADA, reference)).last().satisfies(it -> {
            assertThat(it.text()).contains("We are on it.");
            assertThat(it.autoSubmitted()).isNull();
        });
    }

    @Test
    @DisplayName("P21 an answer that the mail server has not accepted by the target is a missed response")
    void stuckInTheOutbox() {
        String reference = openCase();
        triage(reference, 1);
        respond(reference, 1, "mail", "settled");

        clock.set(file(reference).respondBy());
        runDueJobs(reference);

        assertThat(responseOf(reference))
                .hasPassed("EndEvent_DeliveryEscalated")
                .isWaitingAt("ReceiveTask_AwaitDelivery");
        assertThat(files.escalations(reference)).hasSize(1);
    }

    @Test
    @DisplayName("P21 an answer that the mail server refuses is still owed, and one miss is escalated once")
    void refusedBySmtp() {
        String reference = openCase();
        triage(reference, 2);
        respond(reference, 2, "mail", "settled");
        clock.set(file(reference).respondBy());
        runDueJobs(reference);

        mail.refuseNewest(reference, "550 no such mailbox");
        runDueJobs(reference);

        assertThat(responseOf(reference)).isWaitingAt("Task_RespondSeverity2");
        assertThat(file(reference).state()).isEqualTo(CaseState.AWAITING_RESPONSE);
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).contains("550 no such mailbox"));
        assertThat(files.escalations(reference)).hasSize(1);
    }

    @Test
    @DisplayName("P04 P21 a case without mail address is answered by telephone")
    void answersNeedAWayToTheCustomer() {
        String reference = openCase();
        jdbc.update("update support_case set reporter_email = null where reference = ?", reference);
        triage(reference, 4);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> respond(reference, 4, "mail", "settled"))
                .hasMessageContaining("answer by telephone");
        respond(reference, 4, "telephone", "settled");
        assertThat(processOf(reference)).isWaitingAt("Gateway_AwaitCustomer");
    }

    @Test
    @DisplayName("P16 a triage after the target makes the missed response known at once")
    void lateTriage() {
        String reference = openCase();
        clock.advance(Duration.ofMinutes(45));
        runDueJobs(reference);
        triage(reference, 1);
        runDueJobs(reference);

        assertThat(files.escalations(reference))
                .extracting(it -> it.reason())
                .containsExactly(EscalationReason.UNTRIAGED, EscalationReason.RESPONSE_MISSED);
    }

    @Test
    void anAcceptedLetterIsNotSentAgainIfItsProcessIsGone() {
        String reference = openCase();
        triage(reference, 2);
        respond(reference, 2, "mail", "settled");
        runtime.deleteProcessInstance(processOf(reference).getId(), "ended by an admin");

        mail.send();
        mail.send();

        assertThat(mail.lettersTo(ADA, reference)).hasSize(2); // acknowledgement and answer, once each
        assertThat(file(reference).respondedAt()).isNotNull();
        owners.assertOnlyUnownedIs(reference);
    }
}
