package com.calibermind.support.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class SecurityAlarmTest extends IncidentTest {

    /** Where a case can stand, and how it gets there. */
    enum Stage {
        AWAITING_TRIAGE((it, reference) -> {}),
        AWAITING_RESPONSE((it, reference) -> it.triage(reference, 4)),
        ANSWER_ON_ITS_WAY((it, reference) -> {
            it.triage(reference, 4);
            it.respond(reference, 4, "mail", "investigate");
        }),
        INVESTIGATING((it, reference) -> {
            it.triage(reference, 4);
            it.respond(reference, 4, "telephone", "investigate");
        }),
        WAITING_FOR_CUSTOMER((it, reference) -> {
            INVESTIGATING.way.accept(it, reference);
            it.submit(
                    reference,
                    "Task_Investigate",
                    Map.of("findings", "Odd.", "nextStep", "askCustomer", "question", "Which browser?"));
        }),
        RESOLVED((it, reference) -> it.bringToResolved(reference)),
        CLOSED((it, reference) -> {
            it.bringToResolved(reference);
            it.clock.advance(Duration.ofDays(7));
            it.runDueJobs(reference);
        });

        private final BiConsumer<SecurityAlarmTest, String> way;

        Stage(BiConsumer<SecurityAlarmTest, String> way) {
            this.way = way;
        }
    }

    @Autowired
    private JdbcTemplate jdbc;

    private String newestCase() {
        return jdbc.queryForObject("select reference from support_case order by id desc limit 1", String.class);
    }

    private void assertRaisedOnce(String reference) {
        assertThat(file(reference).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
        assertThat(incident(reference).stage()).isEqualTo(IncidentStage.CONTACT);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "SecurityIncident")
                        .count())
                .isEqualTo(1);
        assertThat(task(reference, "Task_ContactReporter").getPriority()).isEqualTo(95);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P31 P34 a specialist raises it wherever the case stands: Severity 1 at once, the case goes on")
    void atAnyPoint(Stage stage) {
        String reference = openCase();
        stage.way.accept(this, reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.valueOf(stage.name()));

        raise(reference, "Strange logins at night.");

        assertRaisedOnce(reference);
        assertThat(incident(reference).raisedBy()).isEqualTo("sam");
        assertThat(processOf(reference)).isNotNull();
        assertThat(file(reference).state()).isNotEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("P31 the tick box of the telephone report raises it")
    void byTelephone() {
        start(
                "TelephoneReport",
                "sam",
                "support",
                Map.of(
                        "company", "Borealis",
                        "contactName", "Bo Real",
                        "phone", "+1 555 0200",
                        "subject", "Somebody signs in as us",
                        "description", "We see sign-ins that are not ours.",
                        "securitySuspected", true));
        assertRaisedOnce(newestCase());
    }

    @Test
    @DisplayName("P31 the tick box of the triage raises it, and so does the kind of request")
    void atTriage() {
        String ticked = openCase();
        submit(ticked, "Task_Triage", Map.of("severity", "1", "securitySuspected", true));
        assertRaisedOnce(ticked);
        assertThat(incident(ticked).raisedBy()).isEqualTo("sam");

        String chosen = openCase();
        submit(chosen, "Task_Triage", Map.of("severity", "1", "requestKind", "security"));
        assertRaisedOnce(chosen);
    }

    @Test
    @DisplayName("P31 the suspicion in a report raises it once, and triage does not raise it again")
    void inTheReport() {
        String reference = reception.open(report(new Impairment(null, null, true)));
        submit(reference, "Task_Triage", Map.of("severity", "1", "securitySuspected", true));
        assertRaisedOnce(reference);
        assertThat(incident(reference).alarms()).isEqualTo(1);
    }

    @Test
    @DisplayName("P31 P34 words in a new mail, or in a reply on an old case, raise it")
    void byWords() {
        String id = "<" + UUID.randomUUID() + "@acme.example>";
        mail.arrives(
                ADA,
                "From: " + ADA,
                "To: support@calibermind.example",
                "Subject: Help",
                "Message-ID: " + id,
                "",
                "I think we were hacked last night.");
        mail.read();
        String written = mail.caseOf(id);
        assertRaisedOnce(written);
        assertThat(incident(written).suspicion()).contains("hacked");

        String answered = openCase();
        reception.reply(answered, ADA, "By the way: this looks like ransomware.", clock.instant());
        assertRaisedOnce(answered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wir haben ein Datenleck.", "Our breach of contract", "> we were hacked"})
    @DisplayName("P31 words that are not configured, and quoted ones, raise nothing")
    void otherWords(String text) {
        String reference = openCase();
        reception.reply(reference, ADA, text, clock.instant());
        assertThat(incidents.find(reference)).isEmpty();
    }

    @Test
    @DisplayName("P34 a second alarm joins the first: one incident, one process, nothing of it lost")
    void onceForEachCase() {
        String reference = suspected();
        contact(reference);

        start("SecurityAlarm", "maria", "managers", Map.of("reference", reference, "suspicion", "A ransom note."));
        reception.reply(reference, ADA, "We found malware.", clock.instant());

        assertThat(incident(reference).alarms()).isEqualTo(3);
        assertThat(incident(reference).suspicion()).isEqualTo("Strange logins at night.");
        assertThat(timeline(reference))
                .contains("Raised again by maria: A ransom note.")
                .anySatisfy(it -> assertThat(it).contains("malware"));
        assertThat(openSteps(reference)).contains("Task_Assess").doesNotContain("Task_ContactReporter");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "SecurityIncident")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P34 an alarm after a stand-down opens the incident again, with a new contact and its own deadline")
    void againAfterTheEnd() {
        String reference = suspected();
        byLead(reference, "Task_ContactReporter", falseAlarm("3", "A test of their own."));
        clock.advance(Duration.ofHours(5));

        raise(reference, "It was no test.");

        assertRaisedOnce(reference);
        IncidentFile file = incident(reference);
        assertThat(file.standDownReason()).isNull();
        assertThat(file.contacts()).hasSize(2);
        assertThat(file.contact().contactBy()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        contact(reference);
        assertThat(files.deadlines(reference).stream()
                        .filter(it -> it.kind().name().equals("IRT_CONTACT")))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.missedBy()).isZero());
        assertThat(files.escalations(reference))
                .extracting(it -> it.reason().name())
                .doesNotContain("IRT_CONTACT_LATE");
    }

    @Test
    @DisplayName("P34 an alarm that cannot be raised says why")
    void refusals() {
        assertThatThrownBy(() -> raise("CM-1999-000001", "x")).hasMessageContaining("no case of that reference");
        String reference = openCase();
        assertThatThrownBy(() -> raise(reference, " ")).hasMessageContaining("what makes you suspect it");
        assertThat(incidents.find(reference)).isEmpty();
    }

    @Test
    @DisplayName("P31 after the alarm only the IRT lead changes the severity")
    void onlyTheLeadLowers() {
        String reference = openCase();
        triage(reference, 4);
        raise(reference, "Strange logins.");
        Map<String, Object> lower = Map.of("reference", reference, "severity", "3", "reason", "contained");

        assertThatThrownBy(() -> start("SeverityChange", "sam", "support", lower))
                .hasMessageContaining("IRT lead");
        assertThatThrownBy(() -> start("SeverityChange", "maria", "managers", lower))
                .hasMessageContaining("IRT lead");
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_1);

        start("SeverityChange", "ilya", "irtLead", lower);
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_3);
    }
}
