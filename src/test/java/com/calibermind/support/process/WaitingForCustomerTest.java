package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingForCustomerTest extends DeskTest {

    /** A case whose customer has been asked which browser they use. */
    private String asked() {
        String reference = openCase();
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "Unclear.", "nextStep", "askCustomer", "question", "Which browser is it?"));
        mail.send();
        return reference;
    }

    @Test
    @DisplayName("P10 one click at triage asks the customer for what is missing, and the clock runs on")
    void askedForAtTriage() {
        String reference = openCase();
        var due = file(reference).respondBy();

        submit(reference, "Task_Triage", Map.of("severity", "1", "severityReason", "all is down", "askMissing", true));
        mail.send();

        assertThat(mail.lettersTo(ADA, reference)).last().satisfies(it -> {
            assertThat(it.text()).contains("- when it happened", "- URL");
            assertThat(it.text()).doesNotContain("- company");
        });
        assertThat(file(reference).respondedAt()).isNull();
        assertThat(file(reference).respondBy()).isEqualTo(due);
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity1");
    }

    @Test
    @DisplayName("P10 with the question to the customer goes the list of what is missing")
    void askedForWithAQuestion() {
        String reference = openCase();
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");

        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "Unclear.", "nextStep", "askCustomer", "askMissing", true));
        mail.send();

        assertThat(mail.lettersTo(ADA, reference).get(1).text()).contains("We still need:", "- URL");
        assertThat(file(reference).state()).isEqualTo(CaseState.WAITING_FOR_CUSTOMER);
    }

    @Test
    @DisplayName("P10 P14 a customer who owes an answer is reminded once, then the case closes, and a reply reopens it")
    void remindedThenClosed() {
        String reference = asked();
        clock.advance(Duration.ofDays(3).minusMillis(1));
        runDueJobs(reference);
        assertThat(mail.lettersTo(ADA, reference)).hasSize(2);

        clock.advance(Duration.ofMillis(1));
        runDueJobs(reference);
        mail.send();
        assertThat(mail.lettersTo(ADA, reference)).last().satisfies(it -> {
            assertThat(it.text()).contains("Which browser is it?");
            assertThat(it.autoSubmitted()).isEqualTo("auto-generated");
        });
        assertThat(processOf(reference)).isWaitingAt("Gateway_AwaitCustomer");

        clock.advance(Duration.ofDays(4));
        runDueJobs(reference);
        mail.send();
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertThat(mail.lettersTo(ADA, reference)).hasSize(3);

        reception.reply(reference, ADA, "Firefox.", clock.instant());
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P10 who has answered is not reminded, and a resolved case is not a question")
    void notReminded() {
        String answered = asked();
        reception.reply(answered, ADA, "Firefox.", clock.instant());
        String resolved = openCase();
        bringToResolved(resolved);
        mail.send();
        int letters = mail.lettersTo(ADA, resolved).size();

        clock.advance(Duration.ofDays(4));
        runDueJobs(answered);
        runDueJobs(resolved);
        mail.send();

        assertThat(mail.lettersTo(ADA, answered)).hasSize(2);
        assertThat(mail.lettersTo(ADA, resolved)).hasSize(letters);
        assertThat(file(resolved).state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    @DisplayName("P10 a question needs words or missing facts, and without an address nobody is asked by mail")
    void whatAQuestionNeeds() {
        String reference = openCase();
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        assertThatThrownBy(() -> submit(
                        reference, "Task_Investigate", Map.of("findings", "Unclear.", "nextStep", "askCustomer")))
                .hasMessageContaining("Write the question");
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }
}
