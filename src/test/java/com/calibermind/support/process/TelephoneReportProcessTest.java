package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class TelephoneReportProcessTest extends DeskTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcTemplate jdbc;

    private Map<String, Object> call() {
        return new HashMap<>(Map.of(
                "company", "Borealis",
                "contactName", "Bo Real",
                "phone", "+1 555 0200",
                "subject", "Nobody can sign in",
                "description", "All of us get an error when signing in.",
                "occurredAt", "2026-11-20T08:00+00:00",
                "ticketNumber", "BR-7",
                "url", "https://app.calibermind.example/login",
                "affectedSystems", "oneCore",
                "affectedUsers", "organisation"));
    }

    private void start(Map<String, Object> form) {
        forms.submitStartForm(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("TelephoneReport")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                form);
    }

    private String newestCase() {
        return jdbc.queryForObject("select reference from support_case order by id desc limit 1", String.class);
    }

    @Test
    @DisplayName("P04 P10 a call becomes a case with all its facts, the clock running from the call")
    void aCallBecomesACase() {
        Map<String, Object> form = call();
        var called = clock.instant().minus(Duration.ofMinutes(3));
        form.put("calledAt", called.atOffset(ZoneOffset.UTC).toString());
        start(form);

        var file = file(newestCase());
        assertThat(file.channel()).isEqualTo(Channel.TELEPHONE);
        assertThat(file.reporter().company()).isEqualTo("Borealis");
        assertThat(file.reporter().name()).isEqualTo("Bo Real");
        assertThat(file.reporter().phone()).isEqualTo("+1 555 0200");
        assertThat(file.ticketNumber()).isEqualTo("BR-7");
        assertThat(file.occurredAt()).isEqualTo("2026-11-20T08:00+00:00");
        assertThat(file.url()).endsWith("/login");
        assertThat(file.receivedAt()).isEqualTo(called);
        assertThat(file.proposedSeverity()).isEqualTo(Severity.SEVERITY_2);
        assertThat(file.respondBy()).isEqualTo(called.plus(Duration.ofHours(1)));
        assertThat(file.missing()).containsExactly("e-mail");
        assertThat(openSteps(file.reference())).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P10 a start form without a contact opens nothing and says what is missing")
    void aCallWithoutContact() {
        Map<String, Object> form = call();
        form.put("contactName", " ");
        form.remove("phone");
        int before = jdbc.queryForObject("select count(*) from support_case", Integer.class);

        assertThatThrownBy(() -> start(form)).hasMessageContaining("fill in contact name, phone number");
        assertThat(jdbc.queryForObject("select count(*) from support_case", Integer.class))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("P04 a call in the future, or at no readable time, is a slip that is said")
    void impossibleTimes() {
        Map<String, Object> form = call();
        form.put(
                "calledAt",
                clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC).toString());
        assertThatThrownBy(() -> start(form)).hasMessageContaining("future");
        form.put("calledAt", "this morning");
        assertThatThrownBy(() -> start(form)).hasMessageContaining("cannot be read");
    }
}
