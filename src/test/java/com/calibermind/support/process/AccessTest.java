package com.calibermind.support.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

class AccessTest extends DeskTest {

    @Autowired
    private TestRestTemplate http;

    @Value("${support.laptop.data}")
    private Path data;

    private TestRestTemplate as(String user) throws IOException {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            known.load(reader);
        }
        return http.withBasicAuth(user, known.getProperty(user));
    }

    private static HttpEntity<String> json(String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(body, headers);
    }

    private List<String> steps(String user, String reference) throws IOException {
        JsonNode found =
                as(user).getForObject("/engine-rest/task?processInstanceBusinessKey=" + reference, JsonNode.class);
        List<String> steps = new ArrayList<>();
        found.forEach(it -> steps.add(it.path("taskDefinitionKey").asText()));
        return steps;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest/user",
                "/engine-rest/engine/default/task"
            })
    void theRestInterfaceAsksWhoIsThere(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.withBasicAuth("demo", "demo")
                        .getForEntity(path, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/admin/default/setup/",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/"
            })
    void theSetupPathIsClosed(String path) {
        var answer = http.postForEntity(path, json("{}"), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void theAdministratorsGroupIsNeverEmpty() {
        assertThat(identity.createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/JSON", "application/json;charset=UTF-8", "text/x-json"})
    @DisplayName("CVE-2026-109432 expressions inside orQueries do not reach the engine, however they are announced")
    void expressionsInOrQueriesAreRefused(String type) throws IOException {
        String attack = "{\"orQueries\":[{\"assigneeExpression\":\"${systemProperties.put('canary','dead')}\"}]}";
        var headers = new HttpHeaders();
        headers.set("Content-Type", type);
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/count", "/engine-rest/filter/create")) {
            System.clearProperty("canary");
            ResponseEntity<String> answer =
                    as("sam").postForEntity(path, new HttpEntity<>(attack.getBytes(UTF_8), headers), String.class);
            assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(System.getProperty("canary")).as(path).isNull();
        }
    }

    @Test
    @DisplayName("P14 nobody ends a case's process by an error that the diagram does not know")
    void unknownErrorsEndNothing() throws IOException {
        String reference = openCase();
        String triage = task(reference, "Task_Triage").getId();

        var answer = as("sam")
                .postForEntity(
                        "/engine-rest/task/" + triage + "/bpmnError", json("{\"errorCode\":\"x\"}"), String.class);

        assertThat(answer.getStatusCode().is2xxSuccessful()).isFalse();
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    void ordinaryQueriesPassTheGate() throws IOException {
        ResponseEntity<String> answer =
                as("sam").postForEntity("/engine-rest/task", json("{\"orQueries\":[{\"name\":\"x\"}]}"), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("P14 each role sees the tasks that are its own")
    void whoSeesWhat() throws IOException {
        String reference = openCase();
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody answers.", "Ada"));

        assertThat(steps("sam", reference)).containsExactly("Task_Triage");
        assertThat(steps("maria", reference)).containsExactlyInAnyOrder("Task_Triage", "Task_ManagerReview");
        for (String other : List.of("ines", "ilya", "dana", "mona", "paul")) {
            assertThat(steps(other, reference)).as(other).isEmpty();
        }
    }

    @Test
    void aSpecialistCannotDoAManagersTask() throws IOException {
        String reference = openCase();
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody answers.", "Ada"));
        String id = task(reference, "Task_ManagerReview").getId();

        assertThat(as("sam")
                        .postForEntity("/engine-rest/task/" + id + "/submit-form", json("{}"), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("P08 managers and the head of Customer Success declare outages, specialists link cases to them")
    void whoDeclaresOutages() throws IOException {
        String outage = """
                {"variables":{"systems":{"value":"Reporting"},"companies":{"value":"Cobalt Works"},
                "severity":{"value":"1"},"words":{"value":"Down."}}}""";
        assertThat(started("sam", "Outage", outage).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        for (String user : List.of("ines", "dana", "mona")) { // who may not even see it
            assertThat(started(user, "Outage", outage).getStatusCode()).as(user).isEqualTo(HttpStatus.NOT_FOUND);
        }
        for (String user : List.of("maria", "henri")) {
            String own = outage.replace("Reporting", "Reporting of " + user);
            assertThat(started(user, "Outage", own).getStatusCode()).as(user).isEqualTo(HttpStatus.OK);
        }
        String number =
                started("maria", "Outage", outage).getBody().path("businessKey").asText();
        String link = """
                {"variables":{"reference":{"value":"%s"},"number":{"value":%s,"type":"Integer"}}}""".formatted(openCase(), number.substring("OUT-".length()));
        assertThat(started("sam", "OutageLink", link).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(started("sam", "OutageLink", link).getBody().path("message").asText())
                .contains("linked to this outage already")
                .doesNotContain("ENGINE-");
    }

    private ResponseEntity<JsonNode> started(String user, String process, String form) throws IOException {
        return as(user).postForEntity(
                        "/engine-rest/process-definition/key/" + process + "/submit-form", json(form), JsonNode.class);
    }

    @Test
    @DisplayName("P14 a specialist takes a task, hands it over and gives it back")
    void claimHandOverRelease() throws IOException {
        String triage = task(openCase(), "Task_Triage").getId();
        var sam = as("sam");
        for (String step : List.of("claim {\"userId\":\"sam\"}", "assignee {\"userId\":\"maria\"}", "unclaim {}")) {
            String[] call = step.split(" ");
            assertThat(sam.postForEntity("/engine-rest/task/" + triage + "/" + call[0], json(call[1]), String.class)
                            .getStatusCode())
                    .as(step)
                    .isEqualTo(HttpStatus.NO_CONTENT);
        }
    }

    @Test
    @DisplayName("P14 a task that a specialist takes is no right of its own; one that a manager is given is")
    void rightsByTask(@Autowired AuthorizationService authorizations) {
        String triage = task(openCase(), "Task_Triage").getId();
        var rights = authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(triage);
        tasks.claim(triage, "sam");
        assertThat(rights.count()).isZero();
        tasks.setAssignee(triage, "maria");
        assertThat(rights.list()).extracting(Authorization::getUserId).containsExactly("maria");
    }

    @Test
    @DisplayName("P21 nobody edits what the policy sets, nor what the engine holds, by way of a task")
    void tasksAreWorkedOnNotEdited() throws IOException {
        String reference = openCase();
        String other = openCase();
        for (String each : List.of(reference, other)) {
            escalations.request(
                    each, new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody.", "Ada"));
        }
        String triage = task(reference, "Task_Triage").getId();
        assertThat(put("sam", triage, "", "{\"due\":null}").is2xxSuccessful()).isFalse();
        assertThat(put("sam", triage, "", "{\"priority\":0}").is2xxSuccessful()).isFalse();
        assertThat(task(reference, "Task_Triage").getDueDate()).isNotNull();
        assertThat(task(reference, "Task_Triage").getPriority()).isEqualTo(80);
        assertThat(put("sam", triage, "/variables/severity", "{\"value\":\"4\"}"))
                .isEqualTo(HttpStatus.FORBIDDEN);

        String review = task(reference, "Task_ManagerReview").getId();
        long foreign = files.escalations(other).get(0).id();
        as("maria")
                .postForEntity("/engine-rest/task/" + review + "/complete", json("""
                                {"variables":{"escalationId":{"value":%d,"type":"Long"},"policyFollowed":{"value":"yes"},
                                "finding":{"value":"Fine."},"answer":{"value":"All is well."}}}""".formatted(foreign)), String.class);
        assertThat(files.escalations(reference).get(0).settledAt()).isNotNull();
        assertThat(files.escalations(other).get(0).settledAt()).isNull();
    }

    private HttpStatusCode put(String user, String task, String path, String body) throws IOException {
        return as(user).exchange("/engine-rest/task/" + task + path, HttpMethod.PUT, json(body), String.class)
                .getStatusCode();
    }

    @Test
    void onlyProcessAdminsAndAdministratorsDeploy() throws IOException {
        for (String user : List.of("sam", "maria")) {
            assertThat(as(user).getForObject("/engine-rest/deployment/count", JsonNode.class)
                            .path("count")
                            .asInt())
                    .as(user)
                    .isZero();
        }
        assertThat(as("paul")
                        .getForObject("/engine-rest/deployment/count", JsonNode.class)
                        .path("count")
                        .asInt())
                .isPositive();
    }

    @Test
    @DisplayName("a refused form says why in plain words over REST, as Tasklist shows it")
    void refusalsInPlainWords() throws IOException {
        String reference = openCase();
        String id = task(reference, "Task_Triage").getId();

        var answer = as("sam")
                .postForEntity("/engine-rest/task/" + id + "/submit-form", json("{\"variables\":{}}"), JsonNode.class);

        assertThat(answer.getStatusCode().is2xxSuccessful()).isFalse();
        assertThat(answer.getBody().path("message").asText())
                .contains("Choose a severity.")
                .doesNotContain("ENGINE-");
    }

    @Test
    @DisplayName("P15 P20 the form shows the customer's words, the contact and the time left")
    void factsOnTheForm() throws IOException {
        String reference = openCase();
        String id = task(reference, "Task_Triage").getId();

        JsonNode facts = as("sam").getForObject("/engine-rest/task/" + id + "/form-variables", JsonNode.class);

        assertThat(facts.at("/caseWords/value").asText()).startsWith("Since this morning");
        assertThat(facts.at("/caseReporter/value").asText()).contains("Ada Acme, Acme Analytics", "+1 555 0100");
        assertThat(facts.at("/caseTimeLeft/value").asText())
                .startsWith("30 minutes left, due ")
                .contains("UTC");
        assertThat(as("dana")
                        .getForEntity("/engine-rest/task/" + id + "/form-variables", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("P14 nobody starts a process past its form, in its middle or by a message")
    void processesHaveOneDoor() throws IOException {
        for (String path : List.of(
                "/engine-rest/process-definition/key/EscalationWish/start",
                "/engine-rest/process-definition/key/VideoCall/start/",
                "/engine-rest/message",
                "/engine-rest/signal")) {
            String body =
                    "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_HoldCall\"}]}";
            assertThat(as("sam").postForEntity(path, json(body), String.class).getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
    }
}
