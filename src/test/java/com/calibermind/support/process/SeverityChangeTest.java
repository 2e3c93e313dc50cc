package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.DeadlineEvent;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SeverityChangeTest extends DeskTest {

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private CaseDesk cases;

    @Autowired
    private Owners owners;

    @Autowired
    private RepositoryService repository;

    /** As the specialist sam, with sam's rights. */
    private void start(String process, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitStartForm(definition, form);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void change(String reference, int severity) {
        start(
                "SeverityChange",
                Map.of("reference", reference, "severity", Integer.toString(severity), "reason", "it spreads"));
    }

    @Test
    @DisplayName("P15 P20 P21 a new severity moves token, assignee, timers, due date and priority at once, and is kept")
    void everythingMovesTogether() {
        String reference = openCase();
        triage(reference, 4);
        tasks.claim(task(reference, "Task_RespondSeverity4").getId(), "sam");

        change(reference, 2);

        var task = task(reference, "Task_RespondSeverity2");
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity2");
        assertThat(task.getAssignee()).isEqualTo("sam");
        assertThat(task.getPriority()).isEqualTo(60);
        assertThat(task.getDueDate()).isEqualTo(Date.from(file(reference).respondBy()));
        assertThat(file(reference).respondBy())
                .isEqualTo(file(reference).receivedAt().plus(Duration.ofHours(1)));
        assertThat(account(reference, DeadlineKind.INITIAL_RESPONSE).entries())
                .last()
                .satisfies(it -> {
                    assertThat(it.severity()).isEqualTo(Severity.SEVERITY_2);
                    assertThat(it.reason()).isEqualTo("it spreads");
                    assertThat(it.by()).isEqualTo("sam");
                    assertThat(Duration.between(it.due(), it.oldDue())).isEqualTo(Duration.ofHours(23));
                });

        clock.set(file(reference).respondBy());
        runDueJobs(reference);
        assertThat(files.escalations(reference)).hasSize(1);
    }

    @Test
    @DisplayName("P21 a severity that moves the deadline into the past is a missed response at once")
    void intoThePast() {
        String reference = openCase();
        triage(reference, 4);
        clock.advance(Duration.ofHours(2));
        runDueJobs(reference);
        assertThat(files.escalations(reference)).isEmpty();

        change(reference, 1);
        runDueJobs(reference);

        assertThat(files.escalations(reference))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo(EscalationReason.RESPONSE_MISSED));
    }

    @Test
    @DisplayName("P21 the clock of an answer that is still in the outbox moves, too")
    void whileTheAnswerIsOnItsWay() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "mail", "investigate");
        clock.advance(Duration.ofHours(1));

        change(reference, 2);
        runDueJobs(reference);

        assertThat(files.escalations(reference)).hasSize(1);
        mail.send();
        assertThat(openSteps(reference)).containsExactly("Task_Investigate", "Task_ManagerReview");
    }

    @Test
    @DisplayName("P20 after the response a new severity reorders the list and rings nothing")
    void afterTheResponse() {
        String reference = openCase();
        triage(reference, 4);
        respond(reference, 4, "telephone", "investigate");
        clock.advance(Duration.ofHours(2));

        change(reference, 1);
        runDueJobs(reference);

        assertThat(task(reference, "Task_Investigate").getPriority()).isEqualTo(80);
        assertThat(files.escalations(reference)).isEmpty();
    }

    @Test
    @DisplayName("P15 P31 what cannot be changed is said in plain words")
    void refusals() {
        String reference = openCase();
        assertThatThrownBy(() -> change(reference, 2)).hasMessageContaining("triage task assigns one");
        assertThatThrownBy(() -> change("CM-1999-000001", 2)).hasMessageContaining("no case of that reference");
        triage(reference, 2);
        assertThatThrownBy(() -> change(reference, 2)).hasMessageContaining("already");
        assertThatThrownBy(() -> start("SeverityChange", Map.of("reference", reference, "severity", "1")))
                .hasMessageContaining("say why");

        String security = reception.open(report(new Impairment(null, null, true)));
        triage(security, 1);
        assertThatThrownBy(() -> change(security, 3)).hasMessageContaining("IRT lead");
    }

    @Test
    @DisplayName("P28 P29 a specialist records a customer's wish for escalation, for whom they ask")
    void aWishIsRecorded() {
        String reference = openCase();
        start(
                "EscalationWish",
                Map.of("reference", reference, "askFor", "headOfCustomerSuccess", "words", "I want your boss."));

        assertThat(openSteps(reference)).containsExactly("Task_HeadReview", "Task_Triage");
        assertThat(files.escalations(reference).get(0).words()).isEqualTo("I want your boss.");
        assertThatThrownBy(() -> start("EscalationWish", Map.of("reference", reference, "words", " ")))
                .hasMessageContaining("what the customer said");
        assertThatThrownBy(() -> start("EscalationWish", Map.of("reference", "CM-1", "words", "x")))
                .hasMessageContaining("no case of that reference");
    }

    @Test
    @DisplayName("P28 a wish recorded on a closed case reopens it")
    void aWishOnAClosedCase() {
        String reference = openCase();
        bringToResolved(reference);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);

        start("EscalationWish", Map.of("reference", reference, "askFor", "manager", "words", "Not solved!"));

        assertThat(openSteps(reference)).containsExactly("Task_Investigate", "Task_ManagerReview");
    }

    @Test
    @DisplayName("P21 what was answered too late stays too late, whatever the severity later")
    void theJudgementStands() {
        String reference = openCase();
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(40));
        respond(reference, 1, "telephone", "investigate");
        var due = file(reference).respondBy();

        change(reference, 2);

        assertThat(file(reference).respondBy())
                .isEqualTo(due)
                .isBefore(file(reference).respondedAt());
    }

    /**
     * Any walk of triages, changes, alarms, replies, answers and hours; the seed is the test's name, so a failure can be
     * walked again.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("P15 P21 P22 whatever happens, the deadline is receipt + target, and no miss goes unreported")
    void deadlinesHoldOnEveryWalk(long seed) {
        var random = new Random(seed);
        String reference = openCase();
        for (int step = 0; step < 15; step++) {
            walk(reference, random);
            runDueJobs(reference);
            CaseFile file = file(reference);
            if (file.respondedAt() == null) {
                assertDeadlineHolds(file);
            } else {
                assertJudgedOnce(file);
            }
            everyCaseIsOwned(owners);
        }
    }

    private void walk(String reference, Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> decide(reference, 1 + random.nextInt(4));
            case 5, 6, 7 -> reception.reply(reference, ADA, "And another thing.", clock.instant());
            case 8 -> severities.suspectSecurity(reference, "A strange login.", "sam");
            case 9 -> cases.reachedInCall(reference, "sam");
            case 10 -> cases.answerOutage(reference, "We are back.", "maria");
            case 11 -> mail.send();
            default -> clock.advance(Duration.ofMinutes(1 + random.nextInt(200)));
        }
    }

    private void assertDeadlineHolds(CaseFile file) {
        assertThat(file.respondBy())
                .isEqualTo(file.receivedAt().plus(file.watchedSeverity().promise()));
        if (!clock.instant().isBefore(file.respondBy())) {
            assertThat(files.escalations(file.reference()))
                    .anySatisfy(it -> assertThat(it.missedDeadline()).isEqualTo(file.respondBy()));
        }
    }

    private void assertJudgedOnce(CaseFile file) {
        var answered = account(file.reference(), DeadlineKind.INITIAL_RESPONSE).entries().stream()
                .filter(it -> it.event() == DeadlineEvent.ANSWERED)
                .toList();
        assertThat(answered).singleElement().satisfies(it -> {
            assertThat(it.at()).isEqualTo(file.respondedAt());
            assertThat(it.due()).isEqualTo(file.respondBy());
        });
    }

    private void decide(String reference, int severity) {
        CaseFile file = file(reference);
        int allowed = file.impairment().securitySuspected() ? 1 : severity;
        if (file.severity() == null) {
            triage(reference, allowed);
        } else if (!file.severity().code().equals(Integer.toString(allowed))) {
            change(reference, allowed);
        }
    }
}
