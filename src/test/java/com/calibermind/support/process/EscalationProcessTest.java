package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EscalationProcessTest extends DeskTest {

    private String escalated(Authority authority) {
        String reference = openCase();
        triage(reference, 4);
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, authority, "Nobody answers us.", "Ada Acme"));
        return reference;
    }

    private static Map<String, Object> finding(String answer) {
        return Map.of("policyFollowed", "no", "clause", "P21", "finding", "Two cases were mixed up.", "answer", answer);
    }

    @Test
    @DisplayName("P30 the manager records a finding and answers the customer")
    void theManagerSettles() {
        String reference = escalated(Authority.MANAGER);
        assertThat(task(reference, "Task_ManagerReview")).hasCandidateGroup("managers");

        submit(reference, "Task_ManagerReview", finding("I have taken this up myself."));
        runDueJobs(reference);
        mail.send();

        var escalation = files.escalations(reference).get(0);
        assertThat(escalation.policyFollowed()).isFalse();
        assertThat(escalation.finding()).isEqualTo("Two cases were mixed up.");
        assertThat(escalation.settledAt()).isEqualTo(clock.instant());
        assertThat(mail.lettersTo(ADA, reference))
                .last()
                .satisfies(it -> assertThat(it.text()).contains("I have taken this up myself."));
        assertThat(processOf(reference)).hasPassed("EndEvent_EscalationSettled");
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity4");
    }

    @Test
    @DisplayName("P30 a customer who asked is answered, and a finding needs words")
    void whatAFindingNeeds() {
        String reference = escalated(Authority.MANAGER);

        assertThatThrownBy(() -> submit(reference, "Task_ManagerReview", Map.of("finding", "All fine.")))
                .hasMessageContaining("whether the policy was followed");
        assertThatThrownBy(() -> submit(reference, "Task_ManagerReview", Map.of("policyFollowed", "yes")))
                .hasMessageContaining("what was found");
        assertThatThrownBy(() -> submit(reference, "Task_ManagerReview", finding("")))
                .hasMessageContaining("write them an answer");
        assertThat(task(reference, "Task_ManagerReview")).isNotNull();
    }

    @Test
    @DisplayName("P29 a late manager passes it on to the head of Customer Success, who is reminded without end")
    void managerLateThenHeadReminded() {
        String reference = escalated(Authority.MANAGER);
        clock.advance(Duration.ofHours(1).minusMillis(1));
        runDueJobs(reference);
        assertThat(task(reference, "Task_ManagerReview")).isNotNull();

        clock.advance(Duration.ofMillis(1));
        runDueJobs(reference);
        assertThat(task(reference, "Task_ManagerReview")).isNull();
        assertThat(task(reference, "Task_HeadReview")).hasCandidateGroup("headOfCustomerSuccess");
        assertThat(files.escalations(reference).get(0).authority()).isEqualTo(Authority.HEAD_OF_CUSTOMER_SUCCESS);

        for (int i = 1; i <= 3; i++) {
            clock.advance(Duration.ofHours(1));
            runDueJobs(reference); // the timer
            runDueJobs(reference); // the reminder behind it
            assertThat(files.escalations(reference).get(0).reminders()).isEqualTo(i);
            assertThat(task(reference, "Task_HeadReview").getName()).startsWith("Reminder " + i + ": Review as head");
        }
        submit(reference, "Task_HeadReview", finding("Here is what we do."));
        runDueJobs(reference);
        assertThat(processOf(reference)).hasPassed("EndEvent_EscalationSettled");
    }

    @Test
    @DisplayName("P29 the customer may ask for the head of Customer Success at once")
    void straightToTheHead() {
        assertThat(openSteps(escalated(Authority.HEAD_OF_CUSTOMER_SUCCESS)))
                .containsExactly("Task_HeadReview", "Task_RespondSeverity4");
    }

    private static Map<String, Object> findingWith(Map<String, Object> actions) {
        Map<String, Object> form = new HashMap<>(finding("We put this right."));
        form.putAll(actions);
        return form;
    }

    @Test
    @DisplayName("P30 a reviewer takes the case over: its task, and those that come, are theirs")
    void takeOver() {
        String reference = escalated(Authority.MANAGER);
        submit(reference, "Task_ManagerReview", findingWith(Map.of("owner", "myself")));

        assertThat(task(reference, "Task_RespondSeverity4")).isAssignedTo("maria");
        respond(reference, 4, "telephone", "investigate");
        assertThat(task(reference, "Task_Investigate")).isAssignedTo("maria");
        assertThat(files.escalations(reference).get(0).action().assignTo()).isEqualTo("maria");
    }

    @Test
    @DisplayName("P30 P20 a reviewer names who goes on, raises the severity and puts the case first, at once")
    void reassignRaiseExpedite() {
        String reference = escalated(Authority.MANAGER);
        submit(
                reference,
                "Task_ManagerReview",
                findingWith(Map.of("owner", "person", "assignTo", "sam", "raiseSeverity", "2", "raisePriority", true)));

        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_2);
        assertThat(file(reference).respondBy())
                .isEqualTo(file(reference).receivedAt().plus(Duration.ofHours(1)));
        assertThat(task(reference, "Task_RespondSeverity2")).isAssignedTo("sam");
        assertThat(task(reference, "Task_RespondSeverity2").getPriority()).isEqualTo(70);
        assertThat(files.conversation(reference).get(0).text())
                .contains("sam goes on with the case", "raised to Severity 2", "put first among its severity");
    }

    @Test
    @DisplayName("P30 an action that cannot be is said in plain words, and nothing of the review is lost")
    void impossibleActions() {
        String reference = escalated(Authority.MANAGER);
        assertThatThrownBy(() -> submit(reference, "Task_ManagerReview", findingWith(Map.of("owner", "person"))))
                .hasMessageContaining("Name the person");
        assertThatThrownBy(() -> submit(
                        reference, "Task_ManagerReview", findingWith(Map.of("owner", "person", "assignTo", "nobody"))))
                .hasMessageContaining("Nobody here has that user id");
        assertThatThrownBy(() -> submit(reference, "Task_ManagerReview", findingWith(Map.of("raiseSeverity", "4"))))
                .hasMessageContaining("does not raise");
        assertThat(task(reference, "Task_ManagerReview")).isNotNull();
        assertThat(files.escalations(reference).get(0).settledAt()).isNull();
    }

    @Test
    @DisplayName("P29 manager and head have time limits of their own")
    void limitsOfTheirOwn(@Autowired SupportProperties properties) {
        String reference = escalated(Authority.HEAD_OF_CUSTOMER_SUCCESS);
        assertThat(files.escalations(reference).get(0).reviewDue())
                .isEqualTo(clock.instant().plus(properties.limits().headReview()));
    }
}
