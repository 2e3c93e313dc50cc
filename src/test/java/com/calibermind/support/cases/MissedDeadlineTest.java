package com.calibermind.support.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Misses that no timer reports: nobody runs the engine's jobs here. */
class MissedDeadlineTest extends DeskTest {

    @Autowired
    private CaseDesk desk;

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private DeadlineSweep sweep;

    private List<EscalationReason> reasons(String reference) {
        return files.escalations(reference).stream().map(EscalationFile::reason).toList();
    }

    private List<DeadlineEvent> events(String reference, DeadlineKind kind) {
        return account(reference, kind).entries().stream()
                .map(DeadlineAccount.Entry::event)
                .toList();
    }

    @Test
    @DisplayName("P21 an answer that is late before its timer could ring is a missed response all the same")
    void lateBeforeTheTimer() {
        String spoken = openCase();
        triage(spoken, 1);
        String mailed = openCase();
        triage(mailed, 1);
        respond(mailed, 1, "mail", "investigate");
        clock.advance(Duration.ofMinutes(30));

        respond(spoken, 1, "telephone", "investigate");
        mail.send();

        for (String reference : List.of(spoken, mailed)) {
            assertThat(reasons(reference)).containsExactly(EscalationReason.RESPONSE_MISSED);
            assertThat(events(reference, DeadlineKind.INITIAL_RESPONSE))
                    .endsWith(DeadlineEvent.MISSED, DeadlineEvent.ANSWERED);
        }
    }

    @Test
    @DisplayName("P22 a case that was answered before its triage must still be triaged in time")
    void answeredButUntriaged() {
        String reference = openCase();
        desk.reachedInCall(reference, "sam");
        clock.advance(Duration.ofMinutes(30));
        runDueJobs(reference);

        assertThat(reasons(reference)).containsExactly(EscalationReason.UNTRIAGED);
        assertThat(openSteps(reference)).containsExactly("Task_ManagerReview", "Task_Triage");
    }

    @Test
    @DisplayName("P21 P22 a miss that no timer reports is found by the sweep, once")
    void theSweep() {
        String untriaged = openCase();
        String owing = openCase();
        triage(owing, 1);
        clock.advance(Duration.ofMinutes(30));
        sweep.sweep();
        assertThat(reasons(owing)).as("the timers' own time").isEmpty();

        clock.advance(Duration.ofSeconds(10));
        sweep.sweep();
        sweep.sweep();

        assertThat(reasons(untriaged)).containsExactly(EscalationReason.UNTRIAGED);
        assertThat(reasons(owing)).containsExactly(EscalationReason.RESPONSE_MISSED);
    }

    @Test
    @DisplayName("P21 a deadline that moves out after its alarm is watched again")
    void movedOutAfterTheAlarm() {
        String reference = openCase();
        triage(reference, 1);
        respond(reference, 1, "mail", "investigate");
        clock.advance(Duration.ofMinutes(30));
        runDueJobs(reference);
        severities.changeSeverity(reference, Severity.SEVERITY_2, "lighter", "sam");
        clock.advance(Duration.ofMinutes(31));

        runDueJobs(reference);
        sweep.sweep();

        assertThat(reasons(reference))
                .containsExactly(EscalationReason.RESPONSE_MISSED, EscalationReason.RESPONSE_MISSED);
    }

    @Test
    @DisplayName("P34 a request that turns out to be a security matter raises the alarm")
    void becomesSecurity() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "Somebody was in.", "nextStep", "otherKind", "requestKind", "security"));

        assertThat(file(reference).impairment().securitySuspected()).isTrue();
        assertThat(openSteps(reference)).containsExactly("Task_ContactReporter", "Task_Investigate");
    }
}
