package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/**
 * What the engine's own REST interface tells of a running incident. Small processes under the keys of the incident's take
 * their place here, with one of everything that can be listed: a task, a variable, a timer, a failed job with its incident,
 * a subscription, an external task.
 */
class IncidentVisibilityTest extends RestTest {

    private static final String SECRET = "secret-of-the-incident";

    private static final String EVERYTHING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
              <message id="Message_Told" name="Told"/>
              <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start"/>
                <sequenceFlow id="f0" sourceRef="Start" targetRef="Fork"/>
                <parallelGateway id="Fork"/>
                <sequenceFlow id="f1" sourceRef="Fork" targetRef="Task_Secret"/>
                <userTask id="Task_Secret" name="secret-of-the-incident" camunda:candidateGroups="irt,irtLead"/>
                <boundaryEvent id="Late" attachedToRef="Task_Secret" cancelActivity="false">
                  <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P9D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f2" sourceRef="Fork" targetRef="Receive"/>
                <receiveTask id="Receive" messageRef="Message_Told"/>
                <sequenceFlow id="f3" sourceRef="Fork" targetRef="External"/>
                <serviceTask id="External" camunda:type="external" camunda:topic="secret"/>
                <sequenceFlow id="f4" sourceRef="Fork" targetRef="Failing"/>
                <serviceTask id="Failing" camunda:asyncBefore="true" camunda:expression="#{unknownBean.secret}"/>
              </process>
            </definitions>""";

    /** Each lists what belongs to the instance; %s is its id. */
    private static final List<String> LISTS = List.of(
            "task?processInstanceId=%s",
            "process-instance?processInstanceIds=%s",
            "execution?processInstanceId=%s",
            "variable-instance?processInstanceIdIn=%s",
            "job?processInstanceId=%s",
            "incident?processInstanceId=%s",
            "event-subscription?processInstanceId=%s",
            "external-task?processInstanceId=%s",
            "history/process-instance?processInstanceId=%s",
            "history/activity-instance?processInstanceId=%s",
            "history/task?processInstanceId=%s");

    /** Empty for this history level even for the team; nobody else may find more in them. */
    private static final List<String> LISTS_OF_MORE_HISTORY = List.of(
            "history/variable-instance?processInstanceId=%s",
            "history/incident?processInstanceId=%s",
            "history/job-log?processInstanceId=%s",
            "history/external-task-log?processInstanceId=%s",
            "history/identity-link-log",
            "history/detail?processInstanceId=%s",
            "history/user-operation?processInstanceId=%s");

    @Autowired
    private RepositoryService repository;

    private final List<String> deployments = new ArrayList<>();
    private String reference;

    @BeforeEach
    void incidents() {
        reference = openCase();
    }

    @AfterEach
    void undeploy() {
        deployments.forEach(it -> repository.deleteDeployment(it, true, true, true));
    }

    private ProcessInstance start(String process) {
        deployments.add(repository
                .createDeployment()
                .name("visibility " + UUID.randomUUID())
                .addString("visibility.bpmn", EVERYTHING.formatted(process))
                .deploy()
                .getId());
        ProcessInstance instance = runtime.startProcessInstanceByKey(process, reference, Map.of("evidence", SECRET));
        Job failing = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .singleResult();
        management.setJobRetries(failing.getId(), 0);
        return instance;
    }

    private JsonNode list(String user, String path) {
        return as(user).getForObject("/engine-rest/" + path, JsonNode.class);
    }

    private Task taskOf(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    /** What is addressed by its id. */
    private List<String> singles(ProcessInstance instance) {
        String id = instance.getId();
        String task = taskOf(instance).getId();
        List<String> all = new ArrayList<>(List.of(
                "task/" + task,
                "task/" + task + "/variables",
                "task/" + task + "/form-variables",
                "task/" + task + "/form",
                "task/" + task + "/identity-links",
                "process-instance/" + id,
                "process-instance/" + id + "/variables",
                "process-instance/" + id + "/activity-instances",
                "execution/" + id,
                "execution/" + id + "/localVariables",
                "history/process-instance/" + id));
        management.createJobQuery().processInstanceId(id).list().stream()
                .flatMap(it -> Stream.of("job/" + it.getId(), "job/" + it.getId() + "/stacktrace"))
                .forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ines", "ilya"})
    @DisplayName("P32 the Incident Response Team sees its incident in each list")
    void theTeamSeesIt(String user) {
        for (String process : List.of("SecurityIncident", "IncidentEntry")) {
            String id = start(process).getId();
            LISTS.forEach(it -> assertThat(list(user, it.formatted(id)))
                    .as(process + ": " + it)
                    .isNotEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona", "paul", "admin"})
    @DisplayName("P32 nobody else sees an incident's instance, tasks, variables, jobs or history over REST")
    void nobodyElseSeesIt(String user) {
        for (String process : List.of("SecurityIncident", "IncidentEntry")) {
            ProcessInstance instance = start(process);
            Stream.concat(LISTS.stream(), LISTS_OF_MORE_HISTORY.stream()).forEach(it -> {
                JsonNode found = list(user, it.formatted(instance.getId()));
                assertThat(found.toString())
                        .as(user + ", " + process + ": " + it)
                        .doesNotContain(
                                instance.getId(), SECRET, taskOf(instance).getId());
            });
            for (String path : singles(instance)) {
                var answer = as(user).getForEntity("/engine-rest/" + path, String.class);
                assertThat(answer.getStatusCode())
                        .as(user + ", " + path)
                        .isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND, HttpStatus.INTERNAL_SERVER_ERROR);
                assertThat(String.valueOf(answer.getBody())).doesNotContain(SECRET);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona", "paul", "admin"})
    @DisplayName("P32 nobody else changes an incident's instance, tasks, variables or jobs over REST")
    void nobodyElseChangesIt(String user) {
        ProcessInstance instance = start("SecurityIncident");
        String task = taskOf(instance).getId();
        String job = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .singleResult()
                .getId();
        Map<String, String> posts = Map.of(
                "task/" + task + "/complete",
                "{}",
                "task/" + task + "/claim",
                "{\"userId\":\"%s\"}".formatted(user),
                "task/" + task + "/delegate",
                "{\"userId\":\"%s\"}".formatted(user),
                "task/" + task + "/identity-links",
                "{\"userId\":\"%s\",\"type\":\"candidate\"}".formatted(user),
                "process-instance/" + instance.getId() + "/modification",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"Task_Secret\"}]}",
                "process-instance/" + instance.getId() + "/variables",
                "{\"modifications\":{\"evidence\":{\"value\":\"gone\"}}}",
                "process-instance/delete",
                "{\"processInstanceIds\":[\"%s\"]}".formatted(instance.getId()),
                "process-instance/variables-async",
                "{\"processInstanceIds\":[\"%s\"],\"variables\":{\"evidence\":{\"value\":\"gone\"}}}"
                        .formatted(instance.getId()),
                "job/" + job + "/execute",
                "{}",
                "message",
                "{\"messageName\":\"Told\",\"processInstanceId\":\"%s\"}".formatted(instance.getId()));
        posts.forEach(
                (path, body) -> assertThat(as(user).postForEntity("/engine-rest/" + path, json(body), String.class)
                                .getStatusCode()
                                .is2xxSuccessful())
                        .as(user + ", " + path)
                        .isFalse());
        as(user).delete("/engine-rest/process-instance/" + instance.getId());
        assertThat(runtime.getVariable(instance.getId(), "evidence")).isEqualTo(SECRET);
        assertThat(taskOf(instance).getAssignee()).isNull();
    }

    /** What Cockpit's own interface tells of the instance, its definition and its failed job, in one text. */
    private String cockpit(String user, ProcessInstance instance) {
        var cockpit = new CockpitSession(port(), user, passwordOf(user));
        String id = instance.getId();
        String definition = instance.getProcessDefinitionId();
        String byDefinition = "{\"processDefinitionId\":\"%s\"}".formatted(definition);
        return Stream.of(
                        cockpit.get("process-instance?processDefinitionId=" + definition),
                        cockpit.post("process-instance", byDefinition),
                        cockpit.post("process-instance/count", byDefinition),
                        cockpit.get("process-instance/" + processOf(reference).getId() + "/called-process-instances"),
                        cockpit.get("process-instance/" + id + "/called-process-instances"),
                        cockpit.get("process-definition/" + definition + "/called-process-definitions"),
                        cockpit.get("process-definition/statistics"),
                        cockpit.post("incident", "{\"processInstanceIdIn\":[\"%s\"]}".formatted(id)),
                        cockpit.post("incident/count", "{\"processInstanceIdIn\":[\"%s\"]}".formatted(id)))
                .map(it -> it.statusCode() + " " + it.body())
                .collect(Collectors.joining("\n"));
    }

    @Test
    @DisplayName("P32 the Incident Response Team sees its incident in Cockpit")
    void theTeamSeesItInCockpit() {
        ProcessInstance instance = start("SecurityIncident");
        assertThat(cockpit("ilya", instance)).contains(instance.getId(), "\"count\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria", "henri", "paul", "admin"})
    @DisplayName("P32 nobody else who uses Cockpit sees the incident there, by Cockpit's own interface either")
    void nobodyElseSeesItInCockpit(String user) {
        ProcessInstance instance = start("SecurityIncident");
        assertThat(cockpit(user, instance))
                .as(user)
                .doesNotContain(instance.getId(), SECRET)
                .doesNotContainPattern("\"count\":[1-9]");
    }

    @Test
    @DisplayName("P32 administrators do not even see how many incidents run")
    void noStatistics() {
        start("SecurityIncident");
        for (String user : List.of("sam", "maria", "admin")) {
            assertThat(list(user, "process-definition/statistics?incidents=true")
                            .toString())
                    .as(user)
                    .doesNotContain("SecurityIncident", "IncidentEntry");
        }
    }

    @Test
    @DisplayName("administrators see and mend the cases' processes")
    void administratorsSeeCases() {
        String instance = processOf(reference).getId();
        for (String path : List.of(
                "task?processInstanceBusinessKey=" + reference,
                "process-instance?businessKey=" + reference,
                "job?processInstanceId=" + instance,
                "history/activity-instance?processInstanceId=" + instance)) {
            assertThat(list("admin", path)).as(path).isNotEmpty();
        }
        Job timer =
                management.createJobQuery().processInstanceId(instance).list().get(0);
        as("admin").put("/engine-rest/job/" + timer.getId() + "/retries", json("{\"retries\":7}"));
        assertThat(management
                        .createJobQuery()
                        .jobId(timer.getId())
                        .singleResult()
                        .getRetries())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("administrators keep users, groups, rights and deployments")
    void administratorsAdminister() {
        var admin = as("admin");
        assertThat(admin.postForEntity(
                                "/engine-rest/user/create",
                                json(
                                        "{\"profile\":{\"id\":\"newone\",\"firstName\":\"N\",\"lastName\":\"O\"},\"credentials\":{\"password\":\"Long-enough-1\"}}"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        admin.put("/engine-rest/group/support/members/newone", json("{}"));
        assertThat(identity.createUserQuery()
                        .memberOfGroup("support")
                        .userId("newone")
                        .count())
                .isEqualTo(1);
        admin.delete("/engine-rest/user/newone");
        assertThat(identity.createUserQuery().userId("newone").count()).isZero();
        assertThat(list("admin", "authorization?groupIdIn=support")).isNotEmpty();
        assertThat(admin.postForEntity(
                                "/engine-rest/authorization/create",
                                json(
                                        "{\"type\":1,\"permissions\":[\"READ\"],\"groupId\":\"management\",\"resourceType\":14,\"resourceId\":\"*\"}"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(list("admin", "deployment/count").path("count").asInt()).isPositive();
        assertThat(list("admin", "process-definition?key=SupportCase&latestVersion=true"))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "P32 what an older version granted to administrators is taken away at the next start, once and for all")
    void olderGrantsAreTakenAway(@Autowired AdminRights rights, @Autowired AuthorizationService all) {
        var grant = all.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(Groups.ADMINISTRATORS);
        grant.setResource(Resources.TASK);
        grant.setResourceId("*");
        grant.addPermission(Permissions.ALL);
        all.saveAuthorization(grant);
        ProcessInstance instance = start("SecurityIncident");
        assertThat(list("admin", "task?processInstanceId=" + instance.getId())).isNotEmpty();

        rights.grant();
        rights.grant();

        assertThat(list("admin", "task?processInstanceId=" + instance.getId())).isEmpty();
    }
}
