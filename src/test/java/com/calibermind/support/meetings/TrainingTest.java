package com.calibermind.support.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class TrainingTest extends MeetingTest {

    @Autowired
    private CustomerDirectory customers;

    @Autowired
    private JdbcTemplate jdbc;

    /** A company of this test's own, with its whole entitlement. */
    private final String domain = UUID.randomUUID() + ".example";

    private void register() {
        customers.register(
                new CompanyDetails("Company " + domain, domain, Plan.STANDARD),
                new ContactDetails("Tia", "tia@" + domain, null, true));
    }

    /** A case that stands at the planning of a training session. */
    private String trainingAsked() {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Tia", null, "tia@" + domain),
                "Show us how",
                "We would like our training."));
        submit(
                reference,
                "Task_Triage",
                Map.of("severity", "4", "severityReason", "a training", "requestKind", "training"));
        respond(reference, 4, "telephone", "investigate");
        return reference;
    }

    private Map<String, Object> plan() {
        Map<String, Object> form = new HashMap<>(call("unused"));
        form.remove("reference");
        form.remove("topic");
        form.remove("minutes");
        form.put("nextStep", "plan");
        form.put("agenda", "The basics");
        return form;
    }

    private void planned(String reference) {
        submit(reference, "Task_PlanTraining", plan());
    }

    private void held(String reference) {
        submit(reference, "Task_HoldTraining", Map.of("outcome", "held", "attended", "Tia\nTom", "note", "Went well."));
    }

    private String entitlement(String reference) {
        return forms.getTaskFormVariables(task(reference, "Task_PlanTraining").getId())
                .get("trainingEntitlement")
                .toString();
    }

    @Test
    @DisplayName(
            "P35 the standard session is planned, invited to and held; who attended is kept and the request is met")
    void theStandardSession() {
        register();
        String reference = trainingAsked();
        assertThat(entitlement(reference)).isEqualTo("Standard session not used yet");
        planned(reference);

        var invite = invite(ADA, reference);
        assertThat(value(invite, Property.SUMMARY)).isEqualTo("Training session: Show us how [" + reference + "]");
        assertThat(invite.text()).contains("1 hour 30 minutes", "The basics");
        assertThat(task(reference, "Task_HoldTraining").getDueDate()).isEqualTo(Date.from(tomorrow()));

        held(reference);
        assertThat(jdbc.queryForMap(
                        "select s.attended, s.extra, s.recorded_by from training_session s join meeting m on m.id = s.meeting_id where m.case_reference = ?",
                        reference))
                .containsEntry("attended", "Tia\nTom")
                .containsEntry("extra", false)
                .containsEntry("recorded_by", "sam");
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(files.resolvedAs(
                        "trainingHeld", Instant.EPOCH, clock.instant().plusSeconds(1)))
                .isPositive();
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).contains("thank you", "standard session", "Tia\nTom"))
                .anySatisfy(
                        it -> assertThat(it.text()).contains("held as the company's standard session", "Went well."));
        assertThat(runtime.getVariables(processOf(reference).getId())).doesNotContainKeys("attended", "note");
    }

    @Test
    @DisplayName("P35 a second session is refused unless it is agreed as extra, and then flagged so")
    void theSecondIsExtra() {
        register();
        String first = trainingAsked();
        planned(first);
        held(first);

        String second = trainingAsked();
        assertThat(entitlement(second)).startsWith("Standard session held on ");
        assertThatThrownBy(() -> planned(second)).hasMessageContaining("agree with the customer on an extra one");
        assertThat(openSteps(second)).containsExactly("Task_PlanTraining");

        Map<String, Object> agreed = plan();
        agreed.put("acceptExtra", true);
        submit(second, "Task_PlanTraining", agreed);
        assertThat(forms.getTaskFormVariables(task(second, "Task_HoldTraining").getId())
                        .get("meetingSummary")
                        .toString())
                .contains("An extra session");
        held(second);
        assertThat(jdbc.queryForObject(
                        "select s.extra from training_session s join meeting m on m.id = s.meeting_id where m.case_reference = ?",
                        Boolean.class,
                        second))
                .isTrue();
        assertThat(files.conversation(second))
                .anySatisfy(it -> assertThat(it.text()).contains("It was an extra session, as agreed."));
        assertThat(entitlement(trainingAsked())).endsWith("another one is extra (so far: 1)");
    }

    @Test
    @DisplayName("P35 a session that is planned already is spoken for; called off, the entitlement is untouched")
    void calledOff() {
        register();
        String first = trainingAsked();
        planned(first);
        String second = trainingAsked();
        assertThat(entitlement(second)).startsWith("A session is planned for ").contains(first);
        assertThatThrownBy(() -> planned(second)).hasMessageContaining("held or planned already");

        submit(first, "Task_HoldTraining", Map.of("outcome", "cancelled", "note", "They fell ill."));
        assertThat(value(invite(ADA, first), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(file(first).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(files.conversation(first))
                .anySatisfy(it -> assertThat(it.text()).contains("is still yours"));
        planned(second);
        held(second);
        assertThat(jdbc.queryForObject(
                        "select s.extra from training_session s join meeting m on m.id = s.meeting_id where m.case_reference = ?",
                        Boolean.class,
                        second))
                .isFalse();
    }

    @Test
    @DisplayName("P35 a moved session keeps its entry in the calendar")
    void moved() {
        register();
        String reference = trainingAsked();
        planned(reference);
        Instant later = tomorrow().plus(Duration.ofDays(1));
        submit(reference, "Task_HoldTraining", Map.of("outcome", "moved", "newStartsAt", typed(later)));

        var letters = invites(ADA, reference);
        assertThat(letters).extracting(MeetingTest::uid).containsOnly(uid(letters.get(0)));
        assertThat(value(letters.get(1), Property.SEQUENCE)).isEqualTo("1");
        assertThat(task(reference, "Task_HoldTraining").getDueDate()).isEqualTo(Date.from(later));

        answers(ADA, uid(letters.get(0)), 1, "DECLINED", "Not then");
        assertThat(task(reference, "Task_HoldTraining").getName()).startsWith("Declined: Hold the training");
    }

    @Test
    @DisplayName("P35 what turns out to be no training goes where it belongs")
    void otherKind() {
        register();
        String reference = trainingAsked();
        assertThatThrownBy(() -> submit(reference, "Task_PlanTraining", Map.of("nextStep", "otherKind")))
                .hasMessageContaining("Choose the kind of request");
        submit(reference, "Task_PlanTraining", Map.of("nextStep", "otherKind", "requestKind", "question"));

        assertThat(openSteps(reference)).containsExactly("Task_AnswerQuestion");
        assertThat(file(reference).requestKind()).isEqualTo(RequestKind.QUESTION);
    }

    @Test
    @DisplayName(
            "P35 without a known company nothing can be counted: refused with its remedy, and the case stays owned")
    void unknownCompany() {
        String reference = trainingAsked();
        assertThat(entitlement(reference)).isEqualTo("Company not known: nothing can be counted");
        assertThatThrownBy(() -> planned(reference)).hasMessageContaining("account administration");
        assertThat(openSteps(reference)).containsExactly("Task_PlanTraining");

        register();
        planned(reference);
        assertThat(openSteps(reference)).containsExactly("Task_HoldTraining");
    }

    @Test
    @DisplayName("P35 attendance is recorded, an outcome chosen, a bad plan refused")
    void badInput() {
        register();
        String reference = trainingAsked();
        Map<String, Object> past = plan();
        past.put("startsAt", "2020-01-01T10:00Z");
        assertThatThrownBy(() -> submit(reference, "Task_PlanTraining", past)).hasMessageContaining("has passed");
        planned(reference);

        assertThatThrownBy(() -> submit(reference, "Task_HoldTraining", Map.of("outcome", "held")))
                .hasMessageContaining("Write who attended");
        assertThatThrownBy(() -> submit(reference, "Task_HoldTraining", Map.of("outcome", "vanished")))
                .hasMessageContaining("Choose how it went");
        assertThatThrownBy(() -> submit(reference, "Task_HoldTraining", Map.of("outcome", "moved")))
                .hasMessageContaining("Give the date and time");
        assertThat(openSteps(reference)).containsExactly("Task_HoldTraining");
    }
}
