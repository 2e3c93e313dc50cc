package com.calibermind.support.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.DeadlineAccount;
import com.calibermind.support.cases.DeadlineEvent;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIncidentProcessTest extends IncidentTest {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private ProcessInstance handling(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "SecurityIncident")
                .singleResult();
    }

    private List<DeadlineEvent> contactAccount(String reference) {
        return account(reference, DeadlineKind.IRT_CONTACT).entries().stream()
                .map(DeadlineAccount.Entry::event)
                .toList();
    }

    private List<EscalationFile> lateContacts(String reference) {
        return files.escalations(reference).stream()
                .filter(it -> it.reason() == EscalationReason.IRT_CONTACT_LATE)
                .toList();
    }

    private void reach(String reference, String step) {
        contact(reference);
        STAGES.stream().takeWhile(it -> !it.equals(step)).forEach(it -> byMember(reference, it, Map.of("report", it)));
    }

    @Test
    @DisplayName(
            "P33 the IRT lead contacts the reporter in the time of a Severity 1; the answers are facts of their own")
    void contactedInTime() {
        String reference = suspected();
        Instant raised = clock.instant();
        var task = task(reference, "Task_ContactReporter");
        assertThat(task).hasCandidateGroup("irtLead");
        assertThat(task.getDueDate()).isEqualTo(Date.from(raised.plus(LIMIT)));
        clock.advance(LIMIT.minusMillis(1));

        contact(reference);

        ContactFacts facts = incident(reference).contact().facts();
        assertThat(facts.channel()).isEqualTo(ContactChannel.PHONE);
        assertThat(facts.systems()).isEqualTo("Reporting platform");
        assertThat(facts.breach()).isEqualTo(BreachType.CREDENTIAL_THEFT);
        assertThat(facts.noticedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:00Z"));
        assertThat(facts.ongoing()).isEqualTo(Ongoing.YES);
        assertThat(facts.dataConcerned()).isEqualTo("Payroll of Acme");
        assertThat(facts.accountsConcerned()).isEqualTo("ada, alan");
        assertThat(facts.actionsTaken()).isEqualTo("Passwords changed");
        assertThat(facts.evidenceKept()).isEqualTo("Access log");
        assertThat(facts.outOfBandContact()).isEqualTo("+1 555 9999");
        assertThat(incident(reference).contact().contactedBy()).isEqualTo("ilya");
        assertThat(contactAccount(reference)).containsExactly(DeadlineEvent.STARTED, DeadlineEvent.ANSWERED);
        assertThat(account(reference, DeadlineKind.IRT_CONTACT).missedBy()).isZero();
        assertThat(lateContacts(reference)).isEmpty();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(handling(reference).getId())
                        .list())
                .isEmpty();
    }

    @Test
    @DisplayName("P33 the lead is warned before the deadline; at exactly 30:00 a contact still owed is escalated, once")
    void contactLate() {
        String reference = suspected();
        triage(reference, 1);
        respond(reference, 1, "telephone", "investigate");
        clock.set(incident(reference).contact().warnAt());
        runDueJobs(reference);
        assertThat(task(reference, "Task_ContactReporter").getName()).startsWith("Due soon: Contact the reporter");
        assertThat(contactAccount(reference)).containsExactly(DeadlineEvent.STARTED, DeadlineEvent.WARNED);

        Instant due = incident(reference).contact().contactBy();
        clock.set(due.minusMillis(1));
        runDueJobs(reference);
        assertThat(lateContacts(reference)).isEmpty();
        clock.set(due);
        runDueJobs(reference);
        runDueJobs(reference);

        assertThat(lateContacts(reference)).singleElement().satisfies(it -> {
            assertThat(it.missedDeadline()).isEqualTo(due);
            assertThat(it.words()).doesNotContain("Strange logins");
        });
        assertThat(openSteps(reference)).contains("Task_ContactReporter", "Task_ManagerReview");

        contact(reference);
        assertThat(contactAccount(reference))
                .containsExactly(
                        DeadlineEvent.STARTED, DeadlineEvent.WARNED, DeadlineEvent.MISSED, DeadlineEvent.ANSWERED);
        assertThat(lateContacts(reference)).hasSize(1);
    }

    @Test
    @DisplayName("P33 a contact at exactly 30:00 is too late and escalated, even if it comes before its timer")
    void contactAtTheLastInstant() {
        String reference = suspected();
        clock.advance(LIMIT);

        contact(reference);

        assertThat(contactAccount(reference))
                .containsExactly(DeadlineEvent.STARTED, DeadlineEvent.MISSED, DeadlineEvent.ANSWERED);
        assertThat(lateContacts(reference)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contactedBy", "systems", "breach", "ongoing", "outOfBandContact"})
    @DisplayName("P33 a contact without one of its facts is refused, with the name of what is missing")
    void incompleteContact(String missing) {
        String reference = suspected();
        Map<String, Object> said = said();
        said.remove(missing);
        Map<String, String> words = Map.of(
                "contactedBy", "how the reporter was contacted",
                "systems", "systems and platforms",
                "breach", "type of breach",
                "ongoing", "still goes on",
                "outOfBandContact", "outside mail");

        assertThatThrownBy(() -> byLead(reference, "Task_ContactReporter", said))
                .hasMessageContaining(words.get(missing));
        assertThat(incident(reference).stage()).isEqualTo(IncidentStage.CONTACT);
    }

    @Test
    @DisplayName("P33 a time that cannot be, and a contact by somebody who is not the lead, are refused")
    void refusedContacts() {
        String reference = suspected();
        Map<String, Object> said = said();
        said.put("noticedAt", "yesterday");
        assertThatThrownBy(() -> byLead(reference, "Task_ContactReporter", said))
                .hasMessageContaining("cannot be read");
        said.put(
                "noticedAt",
                clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC).toString());
        assertThatThrownBy(() -> byLead(reference, "Task_ContactReporter", said))
                .hasMessageContaining("future");

        tasks.setAssignee(task(reference, "Task_ContactReporter").getId(), "ines");
        assertThatThrownBy(() -> byMember(reference, "Task_ContactReporter", said()))
                .hasMessageContaining("The IRT lead contacts the reporter");
    }

    @Test
    @DisplayName("P32 assess, contain, eradicate, recover, review: each a task of the team, each on the record")
    void everyStage() {
        String reference = suspected();
        contact(reference);
        for (String step : STAGES) {
            assertThat(task(reference, step)).hasCandidateGroup("irt");
            assertThat(task(reference, step)).hasCandidateGroup("irtLead");
            assertThat(task(reference, step).getPriority()).isEqualTo(95);
            assertThatThrownBy(() -> byMember(reference, step, Map.of())).hasMessageContaining("what was found");
            byMember(reference, step, Map.of("report", "Report of " + step));
        }
        assertThat(incident(reference).stage()).isEqualTo(IncidentStage.CLOSED);
        assertThat(incident(reference).endedAt()).isEqualTo(clock.instant());
        assertThat(incident(reference).timeline())
                .extracting(IncidentFile.Entry::stage)
                .containsExactly(
                        IncidentStage.CONTACT,
                        IncidentStage.CONTACT,
                        IncidentStage.ASSESS,
                        IncidentStage.CONTAIN,
                        IncidentStage.ERADICATE,
                        IncidentStage.RECOVER,
                        IncidentStage.REVIEW);
        assertThat(handling(reference)).isNull();
        assertThat(processOf(reference)).hasPassed("CallActivity_SecurityIncident");
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P32 the support case runs on beside the incident, but does not close before it")
    void besideTheCase() {
        String reference = suspected();
        triage(reference, 1);
        respond(reference, 1, "telephone", "settled");
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(task(reference, "Task_ContactReporter")).isNotNull();
    }

    @Test
    @DisplayName("P32 a case closes once its incident is over")
    void closesAfterwards() {
        String reference = suspected();
        triage(reference, 1);
        respond(reference, 1, "telephone", "settled");
        contact(reference);
        STAGES.forEach(it -> byMember(reference, it, Map.of("report", "Done.")));
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task_ContactReporter",
                "Task_Assess",
                "Task_Contain",
                "Task_Eradicate",
                "Task_Recover",
                "Task_ReviewIncident"
            })
    @DisplayName("P31 P34 the IRT lead stands a false alarm down at any stage; the case goes on and its deadline moves")
    void standDown(String step) {
        String reference = openCase();
        triage(reference, 4);
        raise(reference, "Strange logins.");
        if (!step.equals("Task_ContactReporter")) {
            reach(reference, step);
        }
        String instance = handling(reference).getId();

        byLead(reference, step, falseAlarm("3", "A test of their own."));

        IncidentFile file = incident(reference);
        assertThat(file.stage()).isEqualTo(IncidentStage.STOOD_DOWN);
        assertThat(file.stoodDownBy()).isEqualTo("ilya");
        assertThat(file.standDownReason()).isEqualTo("A test of their own.");
        assertThat(timeline(reference)).contains("Stood down as a false alarm: A test of their own.");
        assertThat(handling(reference)).isNull();
        assertThat(processOf(reference)).hasPassed("CallActivity_SecurityIncident");
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity3");
        assertThat(file(reference).respondBy())
                .isEqualTo(file(reference).receivedAt().plus(Duration.ofHours(8)));
        assertThat(account(reference, DeadlineKind.INITIAL_RESPONSE).entries())
                .last()
                .satisfies(it -> assertThat(it.event()).isEqualTo(DeadlineEvent.MOVED));
        assertThat(account(reference, DeadlineKind.IRT_CONTACT).answeredAt()).isNotNull();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .list())
                .isEmpty();
    }

    @Test
    @DisplayName("P31 P34 nobody but the IRT lead stands an alarm down, and never without reason and severity")
    void refusedStandDowns() {
        String reference = openCase();
        triage(reference, 4);
        raise(reference, "Strange logins.");
        contact(reference);

        assertThatThrownBy(() -> byMember(reference, "Task_Assess", falseAlarm("3", "Nothing.")))
                .hasMessageContaining("Only the IRT lead");
        assertThatThrownBy(() -> byLead(reference, "Task_Assess", falseAlarm("3", " ")))
                .hasMessageContaining("why it was a false alarm");
        assertThatThrownBy(() -> byLead(reference, "Task_Assess", falseAlarm("7", "Nothing.")))
                .hasMessageContaining("Choose the severity");
        assertThat(incident(reference).stage()).isEqualTo(IncidentStage.ASSESS);
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_1);
        assertThat(openSteps(reference)).contains("Task_Assess");
    }

    @Test
    @DisplayName("P32 the forms show alarm, contact and record to the team")
    void factsOnTheForms() {
        String reference = suspected();
        String first = task(reference, "Task_ContactReporter").getId();
        Map<String, Object> facts = new HashMap<>(forms.getTaskFormVariables(first));
        assertThat(facts.get("incidentSuspicion").toString())
                .contains("Strange logins at night.", "by sam", "30 minutes left");
        assertThat(facts.get("incidentContact")).isEqualTo("nothing yet");
        assertThat(facts.get("caseWords").toString()).startsWith("Since this morning");

        contact(reference);
        byMember(reference, "Task_Assess", Map.of("report", "Two accounts are concerned."));

        facts = new HashMap<>(
                forms.getTaskFormVariables(task(reference, "Task_Contain").getId()));
        assertThat(facts.get("incidentContact").toString())
                .contains(
                        "by ilya",
                        "theft of credentials",
                        "Noticed: " + TimeWords.at(Instant.parse("2026-01-02T03:04:00Z"), ZoneId.of("UTC")),
                        "+1 555 9999");
        assertThat(facts.get("incidentTimeline").toString())
                .containsSubsequence("Two accounts are concerned.", "Raised: Strange logins");
    }

    @Test
    @DisplayName("P32 the case's conversation and ledger say that the team is at work, and nothing of what it finds")
    void nothingOnTheCase() {
        String reference = suspected();
        contact(reference);
        byMember(reference, "Task_Assess", Map.of("report", "Two accounts are concerned."));
        raise(reference, "More strange logins.");
        byLead(reference, "Task_Contain", falseAlarm("3", "A test of their own."));

        String seen = files.conversation(reference) + "" + files.deadlines(reference);
        assertThat(seen)
                .contains("The Incident Response Team has taken this up.", "stood down; the case goes on")
                .doesNotContain("trange logins", "Two accounts", "Reporting platform", "A test of their own");
    }
}
