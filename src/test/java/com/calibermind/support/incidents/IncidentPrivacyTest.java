package com.calibermind.support.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class IncidentPrivacyTest extends IncidentTest {

    /** Everything of the engine that knows of an incident: what runs, what is over, what is to come. */
    private static final List<String> QUERIES = List.of(
            "task?processInstanceId=%s",
            "task?processInstanceBusinessKey=%s&processDefinitionKey=SecurityIncident",
            "variable-instance?processInstanceIdIn=%s",
            "process-instance?processInstanceIds=%s",
            "execution?processInstanceId=%s",
            "event-subscription?processInstanceId=%s",
            "job?processInstanceId=%s",
            "history/task?processInstanceId=%s",
            "history/process-instance?processInstanceId=%s",
            "history/activity-instance?processInstanceId=%s");

    /** Where this history level keeps nothing: another level must not open them. */
    private static final List<String> EMPTY_BY_LEVEL = List.of(
            "history/variable-instance?processInstanceId=%s",
            "history/detail?processInstanceId=%s",
            "history/job-log?processInstanceId=%s",
            "history/user-operation?processInstanceId=%s",
            "incident?processInstanceId=%s");

    private static final List<String> SINGLE =
            List.of("process-instance/%s", "process-instance/%s/activity-instances", "process-instance/%s/variables");

    private String incidentWithEverything() {
        String reference = suspected();
        String instance = instance(reference);
        runtime.setVariable(instance, "canary", "seen");
        return reference;
    }

    private String instance(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "SecurityIncident")
                .singleResult()
                .getId();
    }

    private int found(String user, String query, String reference) {
        String id = query.contains("BusinessKey") ? reference : instance(reference);
        JsonNode answer = http(user).getForObject("/engine-rest/" + query.formatted(id), JsonNode.class);
        return answer.isArray() ? answer.size() : 0;
    }

    private HttpStatus status(String user, String path) {
        return HttpStatus.valueOf(http(user)
                .getForEntity("/engine-rest/" + path, String.class)
                .getStatusCode()
                .value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ines", "ilya"})
    @DisplayName("P32 the response team sees its incidents, whole")
    void theTeamSees(String member) {
        String reference = incidentWithEverything();
        for (String query : QUERIES) {
            assertThat(found(member, query, reference)).as(query).isPositive();
        }
        for (String path : SINGLE) {
            assertThat(status(member, path.formatted(instance(reference))))
                    .as(path)
                    .isEqualTo(HttpStatus.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona", "paul"})
    @DisplayName("P32 nobody else sees its tasks, variables, instances, jobs or history")
    void othersDoNot(String other) {
        String reference = incidentWithEverything();
        for (String query :
                Stream.concat(QUERIES.stream(), EMPTY_BY_LEVEL.stream()).toList()) {
            assertThat(found(other, query, reference)).as(query).isZero();
        }
        for (String path : SINGLE) {
            assertThat(status(other, path.formatted(instance(reference))))
                    .as(path)
                    .isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
        }
        String task = task(reference, "Task_ContactReporter").getId();
        for (String path : List.of("task/%s", "task/%s/form-variables", "task/%s/variables", "task/%s/deployed-form")) {
            assertThat(status(other, path.formatted(task))).as(path).isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
        }
        assertThat(http(other)
                        .postForEntity("/engine-rest/task/" + task + "/submit-form", json("{}"), String.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri"})
    @DisplayName("P32 the variables of the case, which others see, hold nothing of the incident")
    void nothingAmongTheCasesVariables(String other) {
        String reference = suspected();
        JsonNode variables = http(other)
                .getForObject(
                        "/engine-rest/variable-instance?processInstanceIdIn="
                                + processOf(reference).getId(),
                        JsonNode.class);
        assertThat(variables.findValuesAsText("name")).noneMatch(it -> it.startsWith("incident"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona"})
    @DisplayName("P32 Cockpit's figures count no incident for them")
    void noFigures(String other) {
        suspected();
        JsonNode figures = http(other).getForObject("/engine-rest/process-definition/statistics", JsonNode.class);
        assertThat(figures.findValuesAsText("key")).doesNotContain("SecurityIncident", "IncidentEntry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "dana", "paul"})
    @DisplayName("P32 over REST a start by others is refused, too")
    void othersCannotStart(String other) {
        for (String process : List.of("SecurityIncident", "IncidentEntry")) {
            assertThat(http(other)
                            .postForEntity(
                                    "/engine-rest/process-definition/key/" + process + "/start",
                                    json("{\"businessKey\":\"" + suspected() + "\"}"),
                                    String.class)
                            .getStatusCode())
                    .as(process)
                    .isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
        }
    }
}
