package com.calibermind.support.incidents;

import static java.util.Map.entry;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.SeverityDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A desk with a response team: ilya leads it, ines belongs to it. */
public abstract class IncidentTest extends DeskTest {

    protected static final List<String> STAGES =
            List.of("Task_Assess", "Task_Contain", "Task_Eradicate", "Task_Recover", "Task_ReviewIncident");

    @Autowired
    protected SeverityDesk severity;

    @Autowired
    protected IncidentFiles incidents;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected TestRestTemplate http;

    @Value("${support.laptop.data}")
    private Path data;

    protected IncidentFile incident(String reference) {
        return incidents.find(reference).orElseThrow();
    }

    protected List<String> timeline(String reference) {
        return incident(reference).timeline().stream()
                .map(IncidentFile.Entry::text)
                .toList();
    }

    /** A case on which the specialist sam has raised an alarm. */
    protected String suspected() {
        String reference = openCase();
        raise(reference, "Strange logins at night.");
        return reference;
    }

    /** By the start form, with sam's rights. */
    protected void raise(String reference, String suspicion) {
        start("SecurityAlarm", "sam", "support", Map.of("reference", reference, "suspicion", suspicion));
    }

    protected void start(String process, String user, String group, Map<String, Object> form) {
        as(
                user,
                group,
                () -> forms.submitStartForm(
                        repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .latestVersion()
                                .singleResult()
                                .getId(),
                        new HashMap<>(form)));
    }

    protected void byLead(String reference, String step, Map<String, Object> form) {
        submitAs("ilya", "irtLead", reference, step, form);
    }

    protected void byMember(String reference, String step, Map<String, Object> form) {
        submitAs("ines", "irt", reference, step, form);
    }

    protected void contact(String reference) {
        byLead(reference, "Task_ContactReporter", said());
    }

    /** What a reporter tells the lead. */
    protected static Map<String, Object> said() {
        return new HashMap<>(Map.ofEntries(
                entry("contactedBy", "phone"),
                entry("systems", "Reporting platform"),
                entry("breach", "credentialTheft"),
                entry("noticedAt", "2026-01-02T03:04+00:00"),
                entry("ongoing", "yes"),
                entry("dataConcerned", "Payroll of Acme"),
                entry("concernedAccounts", "ada, alan"),
                entry("actionsTaken", "Passwords changed"),
                entry("evidenceKept", "Access log"),
                entry("outOfBandContact", "+1 555 9999")));
    }

    protected static Map<String, Object> falseAlarm(String severityAfter, String reason) {
        return Map.of(
                "contactedBy", "phone",
                "report", "It was a penetration test.",
                "outcome", "falseAlarm",
                "severityAfter", severityAfter,
                "standDownReason", reason);
    }

    private void submitAs(String user, String group, String reference, String step, Map<String, Object> form) {
        String task = task(reference, step).getId();
        as(user, group, () -> forms.submitTaskForm(task, new HashMap<>(form)));
    }

    protected void as(String user, String group, Runnable work) {
        identity.setAuthentication(user, List.of(group));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Over HTTP, with the user's own password. */
    protected TestRestTemplate http(String user) {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            known.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return http.withBasicAuth(user, known.getProperty(user));
    }

    protected static HttpEntity<String> json(String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(body, headers);
    }
}
