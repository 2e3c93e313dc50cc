package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.incidents.IncidentFiles;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Cockpit's pages of the desk ask for: numbers with their cases, history, flow, stuck steps. */
class DeskPageApiTest extends RestTest {

    private static final List<String> PAGE =
            List.of("overview", "load", "mail", "findings", "reviews", "cases?figure=open");
    private static final Map<String, Object> NOT_FOLLOWED =
            Map.of("policyFollowed", "no", "clause", "P21", "finding", "Nobody looked.");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IncidentFiles incidents;

    @Autowired
    private JdbcTemplate jdbc;

    /** What was looked for is remembered for a minute: the next test looks anew. */
    @AfterEach
    void aMinuteLater() {
        clock.advance(Duration.ofMinutes(2));
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return as(user).getForEntity(raw("/api/v1/" + path), JsonNode.class);
    }

    private JsonNode read(String user, String path) {
        ResponseEntity<JsonNode> answer = get(user, path);
        assertThat(answer.getStatusCode().value())
                .as(user + " " + path + ": " + answer.getBody())
                .isEqualTo(200);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> post(String user, String path, String body) {
        return as(user).postForEntity(raw("/api/v1/" + path), json(body), JsonNode.class);
    }

    private long figure(String name) {
        return read("maria", "desk/overview").path("figures").path(name).asLong();
    }

    /** All references behind a figure, page by page. */
    private List<String> listed(String figure) {
        return rows(figure).stream()
                .map(it -> it.at("/theCase/reference").asText())
                .toList();
    }

    /** Of all pages: other tests leave their cases. */
    private List<JsonNode> rows(String figure) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = read("maria", "desk/cases?figure=" + figure + "&size=20&page=" + number++);
            page.path("cases").forEach(all::add);
        } while (page.path("more").asBoolean());
        return all;
    }

    private static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private long open(String severity, String state) {
        return all(read("maria", "desk/overview").path("open")).stream()
                .filter(it -> it.path("severity").asText().equals(severity)
                        && it.path("state").asText().equals(state))
                .mapToLong(it -> it.path("cases").asLong())
                .sum();
    }

    private List<String> happened(String user, String reference) {
        return all(read(user, "cases/" + reference + "/history?size=200").path("entries")).stream()
                .map(it -> it.path("what").asText() + " " + it.path("kind").asText() + " "
                        + it.path("by").asText("") + " " + it.path("subject").asText(""))
                .toList();
    }

    private String definition(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    @DisplayName(
            "P20 P37 open cases are counted by severity and state, and each number opens its cases with their process")
    void openCases() {
        long before = open("SEVERITY_2", "AWAITING_RESPONSE");
        String reference = openCase();
        triage(reference, 2);

        assertThat(open("SEVERITY_2", "AWAITING_RESPONSE")).isEqualTo(before + 1);
        List<String> behind = listed("open&severity=2&state=AWAITING_RESPONSE");
        assertThat(behind).hasSize((int) before + 1).doesNotHaveDuplicates().contains(reference);
        JsonNode row = rows("open&severity=2&state=AWAITING_RESPONSE").stream()
                .filter(it -> it.at("/theCase/reference").asText().equals(reference))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("instance").asText()).isEqualTo(processOf(reference).getId());
    }

    @Test
    @DisplayName(
            "P21 P30 P37 a miss is overdue, missed today and escalated; a finding against the policy counts for 30 days")
    void missed() {
        clock.set(clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(1))
                .plus(Duration.ofHours(10)));
        String reference = openCase();
        triage(reference, 1);
        assertThat(listed("due-soon")).contains(reference);
        List<Long> before = List.of(figure("overdue"), figure("missed-today"), figure("escalated-manager"));

        clock.advance(Duration.ofMinutes(30));
        runDueJobs(reference);

        assertThat(List.of(figure("overdue"), figure("missed-today"), figure("escalated-manager")))
                .containsExactlyElementsOf(before.stream().map(it -> it + 1).toList());
        for (String figure : List.of("overdue", "missed-today", "escalated&who=MANAGER", "escalated-today")) {
            assertThat(listed(figure)).as(figure).contains(reference);
        }
        assertThat(listed("due-soon")).doesNotContain(reference);

        submit(reference, "Task_ManagerReview", NOT_FOLLOWED);

        assertThat(listed("escalated&who=MANAGER")).doesNotContain(reference);
        assertThat(listed("unfollowed")).contains(reference);
        clock.advance(Duration.ofDays(30));
        assertThat(listed("unfollowed")).contains(reference);
        assertThat(listed("missed-today")).doesNotContain(reference);
        clock.advance(Duration.ofSeconds(1));
        assertThat(listed("unfollowed")).doesNotContain(reference);
    }

    @Test
    @DisplayName(
            "P14 P24 load: what is in whose hands, what was handed over to them, what each team owes; nobody is left out")
    void load() {
        String reference = openCase();
        tasks.claim(task(reference, "Task_Triage").getId(), "sam");
        assertThat(post("sam", "cases/" + reference + "/consult", """
                {"expert": "development", "question": "Which job hangs?", "hours": 4}""")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        JsonNode load = read("maria", "desk/load");
        JsonNode sam = all(load.path("people")).stream()
                .filter(it -> it.path("user").asText().equals("sam"))
                .findFirst()
                .orElseThrow();
        assertThat(listed("in-hand&who=sam"))
                .contains(reference)
                .hasSize(sam.path("inHand").asInt());
        assertThat(listed("assigned&who=sam")).hasSize(sam.path("assigned").asInt());
        assertThat(listed("consulted&who=development")).contains(reference);
        JsonNode development = all(load.path("teams")).stream()
                .filter(it -> it.path("team").asText().equals("development"))
                .findFirst()
                .orElseThrow();
        assertThat(listed("consulted&who=development"))
                .hasSize(development.path("cases").asInt());
        assertThat(late(load.path("people"), "user", "sam"))
                .isEqualTo(listed("in-hand-late&who=sam").size());
        assertThat(listed("in-hand-late&who=sam")).doesNotContain(reference);
        assertThat(listed("consulted-late&who=development")).doesNotContain(reference);
        assertThat(identity.createUserQuery().memberOfGroup("support").list())
                .allSatisfy(it -> assertThat(load.path("people").toString()).contains("\"" + it.getId() + "\""));
    }

    private long late(JsonNode all, String key, String who) {
        return all(all).stream()
                .filter(it -> it.path(key).asText().equals(who))
                .mapToLong(it -> it.path("late").asLong())
                .sum();
    }

    /** For which the figure counts the case. */
    private Instant moment(String figure, String reference) {
        return rows(figure).stream()
                .filter(it -> it.at("/theCase/reference").asText().equals(reference))
                .map(it -> Instant.parse(it.path("at").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("P20 P29 what is late in somebody's hands or with a team is listed, as many as are counted")
    void late() {
        String reference = openCase();
        tasks.claim(task(reference, "Task_Triage").getId(), "sam");
        post("sam", "cases/" + reference + "/consult", """
                {"expert": "development", "question": "Which job hangs?", "hours": 1}""");
        clock.advance(Duration.ofMinutes(31));
        runDueJobs(reference);
        clock.advance(Duration.ofMinutes(90));

        JsonNode load = read("maria", "desk/load");
        assertThat(listed("in-hand-late&who=sam")).contains(reference).hasSize((int)
                late(load.path("people"), "user", "sam"));
        assertThat(listed("consulted-late&who=development")).contains(reference).hasSize((int)
                late(load.path("teams"), "team", "development"));
        assertThat(moment("escalated-late&who=MANAGER", reference))
                .isEqualTo(files.escalations(reference).get(0).reviewDue());
        assertThat(moment("consulted-late&who=development", reference)).isBefore(clock.instant());
        assertThat(moment("in-hand-late&who=sam", reference))
                .isEqualTo(task(reference, "Task_Triage").getDueDate().toInstant());
        assertThat(moment("missed-today", reference)).isBefore(clock.instant());
        assertThat(moment("overdue", reference)).isEqualTo(file(reference).respondBy());
        assertThat(listed("escalated-late&who=MANAGER")).contains(reference).hasSize((int)
                late(load.path("teams"), "team", "managers"));
        assertThat(listed("overdue")).contains(reference).hasSize((int) late(load.path("teams"), "team", "support"));
    }

    @Test
    @DisplayName(
            "P37 the cases of a figure and the flow are tables for spreadsheets, and no stranger's text is a formula")
    void tables() {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Ada Acme", null, ADA),
                "=HYPERLINK(1), \"quoted\"",
                "Since this morning."));
        List<String> behind = listed("open");
        List<String> lines =
                table("maria", "desk/cases.csv?figure=open").lines().toList();
        assertThat(lines.get(0)).startsWith("\ufefffigure,reference,severity");
        assertThat(lines).hasSize(behind.size() + 1);
        assertThat(lines)
                .filteredOn(it -> it.contains(reference))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .startsWith("open," + reference + ",1,false,AWAITING_TRIAGE,")
                        .contains("\"'=HYPERLINK(1), \"\"quoted\"\"\"")
                        .endsWith(",UTC"));
        String definition = definition("InitialResponse");
        assertThat(table("sam", "flow.csv?definition=" + definition).lines().toList())
                .hasSize(1 + elements(definition).size())
                .first()
                .asString()
                .contains("element,name,type,passed");
        assertThat(get("sam", "desk/cases.csv?figure=open").getStatusCode().value())
                .isEqualTo(403);
        assertThat(get("paul", "flow.csv?definition=" + definition)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("maria", "desk/cases.csv?figure=secrets").getStatusCode().value())
                .isEqualTo(400);
    }

    private String table(String user, String path) {
        ResponseEntity<byte[]> answer = as(user).getForEntity(raw("/api/v1/" + path), byte[].class);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment; filename=");
        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        return new String(answer.getBody(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("mail: when it was last taken in, whose letters wait, what waits for a person")
    void mail() {
        String reference = openCase();
        assertThat(listed("letters-waiting")).contains(reference);
        long waiting = read("maria", "desk/mail").path("lettersWaiting").asLong();
        assertThat(listed("letters-waiting")).hasSize((int) waiting);
        mail.send();
        assertThat(listed("letters-waiting")).doesNotContain(reference);
        JsonNode now = read("maria", "desk/mail");
        assertThat(now.path("in").path("mailboxes")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "dana", "mona", "ines", "ilya", "paul", "admin"})
    @DisplayName("P37 the desk page is for managers and the head of Customer Success; others are told so")
    void managersOnly(String user) {
        for (String path : PAGE) {
            ResponseEntity<JsonNode> answer = get(user, "desk/" + path);
            assertThat(answer.getStatusCode().value()).as(user + " " + path).isEqualTo(403);
            assertThat(answer.getBody().path("detail").asText())
                    .isEqualTo("This is for managers and the head of Customer Success.");
        }
        assertThat(read(user, "me").path("manager").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sam, 'write note ask severity security escalate consult call outage merge handover'",
        "maria, 'write note ask severity security escalate consult call outage merge handover'",
        "ilya, severity security",
        "ines, security",
        "dana, ''",
        "paul, ''"
    })
    @DisplayName("what somebody may do on a case is told with who they are")
    void acts(String user, String acts) {
        assertThat(all(read(user, "me").path("acts")))
                .extracting(JsonNode::asText)
                .containsExactly(acts.isEmpty() ? new String[0] : acts.split(" "));
    }

    @Test
    @DisplayName("the head of Customer Success sees what managers see; nobody sees anything without signing in")
    void head() {
        PAGE.forEach(it -> read("henri", "desk/" + it));
        assertThat(read("henri", "me").path("manager").asBoolean()).isTrue();
        assertThat(http.getForEntity(raw("/api/v1/desk/overview"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "desk/cases?figure=secrets, There is no such figure on the desk page.",
        "desk/cases?figure=open&severity=9, 'A severity is 1, 2, 3 or 4.'",
        "desk/cases, The request cannot be read: see the description at /api/v1/openapi.",
        "desk/cases?figure=open&state=LOST, The request cannot be read: see the description at /api/v1/openapi."
    })
    @DisplayName("a figure that does not exist is named as such")
    void badFigures(String path, String words) {
        ResponseEntity<JsonNode> answer = get("maria", path);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().path("detail").asText()).isEqualTo(words);
    }

    @Test
    @DisplayName(
            "P32 of an incident managers see the number and nothing else, on no page; its flow and history are the team's")
    void incidentsAreCounted() {
        long before = read("maria", "desk/overview").path("securityIncidents").asLong();
        String reference = openCase();
        assertThat(post("sam", "cases/" + reference + "/security", "{\"text\": \"A stranger is logged in.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        ProcessInstance incident = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .processDefinitionKey("SecurityIncident")
                .singleResult();
        Job failing = management
                .createJobQuery()
                .processInstanceId(incident.getId())
                .list()
                .get(0);
        management.setJobRetries(failing.getId(), 0);
        assertThat(read("maria", "cases/" + reference + "/stuck")).isEmpty();
        assertThat(read("maria", "desk/findings").toString()).doesNotContain(incident.getId(), failing.getId());
        assertThat(read("ilya", "cases/" + reference + "/stuck").toString()).contains(incident.getId());
        management.setJobRetries(failing.getId(), 1);
        clock.advance(Duration.ofMinutes(31));
        runDueJobs(reference);

        assertThat(read("maria", "desk/overview").path("securityIncidents").asLong())
                .isEqualTo(before + 1);
        for (String user : List.of("maria", "henri")) {
            List<String> seen = new ArrayList<>(
                    PAGE.stream().map(it -> read(user, "desk/" + it).toString()).toList());
            seen.add(read(user, "cases/" + reference + "/history?size=200").toString());
            assertThat(seen)
                    .noneMatch(it -> it.contains("A stranger is logged in")
                            || it.contains("IRT_CONTACT")
                            || it.contains("SecurityIncident")
                            || it.contains("Contact the reporter")
                            || it.contains(incident.getId()));
            assertThat(get(user, "instances/" + incident.getId())
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(get(user, "flow?definition=" + incident.getProcessDefinitionId())
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }
        assertThat(happened("ilya", reference)).anyMatch(it -> it.contains("IRT_CONTACT"));
        assertThat(read("ilya", "instances/" + incident.getId())
                        .path("reference")
                        .asText())
                .isEqualTo(reference);
        read("ilya", "flow?definition=" + incident.getProcessDefinitionId());
    }

    @Test
    @DisplayName("P15 P21 P28 P30 the history tells what happened, when and who did it, newest first and paged")
    void history() {
        String reference = openCase();
        clock.advance(Duration.ofMinutes(2));
        tasks.claim(task(reference, "Task_Triage").getId(), "sam");
        triage(reference, 3);
        clock.advance(Duration.ofMinutes(2));
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody calls me back.", "sam"));
        clock.advance(Duration.ofMinutes(2));
        submit(
                reference,
                "Task_ManagerReview",
                Map.of("policyFollowed", "yes", "finding", "All in time.", "answer", "We call you today."));

        List<String> happened = happened("maria", reference);
        assertThat(happened)
                .contains(
                        "CASE RECEIVED " + ADA + " EMAIL",
                        "MESSAGE ACKNOWLEDGEMENT policy QUEUED",
                        "DEADLINE STARTED policy INITIAL_RESPONSE",
                        "TASK DONE sam Triage",
                        "DEADLINE MOVED sam INITIAL_RESPONSE",
                        "ESCALATION REQUESTED sam CUSTOMER_WISH",
                        "ESCALATION FOLLOWED maria ");
        assertThat(happened.indexOf("ESCALATION FOLLOWED maria "))
                .isLessThan(happened.indexOf("ESCALATION REQUESTED sam CUSTOMER_WISH"));
        assertThat(happened).last().isEqualTo("CASE RECEIVED " + ADA + " EMAIL");

        JsonNode first = read("maria", "cases/" + reference + "/history?size=2");
        JsonNode second = read("maria", "cases/" + reference + "/history?size=2&page=1");
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(first.path("entries")).hasSize(2);
        assertThat(second.path("entries")).doesNotContainAnyElementsOf(first.path("entries"));
    }

    @Test
    @DisplayName("P24 who is only consulted reads the case, not what reviewers found")
    void consultedPeopleReadNoFindings() {
        String reference = openCase();
        assertThat(get("dana", "cases/" + reference + "/history")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        post("sam", "cases/" + reference + "/consult", """
                {"expert": "development", "question": "Which job hangs?", "hours": 4}""");
        assertThat(get("dana", "cases/" + reference + "/history")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("paul", "instances/" + processOf(reference).getId())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(read("maria", "instances/" + processOf(reference).getId())
                        .path("reference")
                        .asText())
                .isEqualTo(reference);
    }

    @Test
    @DisplayName(
            "P14 a step that failed too often is found, with its reason; a manager has it tried again, and that is kept")
    void stuckSteps() {
        String reference = openCase();
        Job step = management
                .createJobQuery()
                .processInstanceId(processOf(reference).getId())
                .list()
                .get(0);
        management.setJobRetries(step.getId(), 0);
        assertThat(read("maria", "cases/" + reference + "/stuck")
                        .at("/0/reason")
                        .asText())
                .isEqualTo("UNKNOWN");
        thrown(step, "org.postgresql.util.PSQLException: The connection was refused.");

        JsonNode stuck = read("maria", "cases/" + reference + "/stuck");
        assertThat(stuck).hasSize(1);
        assertThat(stuck.at("/0/reason").asText()).isEqualTo("DATABASE");
        assertThat(stuck.at("/0/process").asText()).isEqualTo("SupportCase");
        assertThat(read("maria", "desk/findings").path("stuck").toString()).contains(step.getId());

        String retry = "cases/" + reference + "/stuck/" + step.getId() + "/retry";
        ResponseEntity<JsonNode> refused = post("sam", retry, "{\"reason\": \"Please.\"}");
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody().path("detail").asText())
                .isEqualTo("Only managers and the head of Customer Success may try a step again.");
        assertThat(post("dana", retry, "{}").getStatusCode().value()).isEqualTo(404);
        String other = "cases/" + openCase() + "/stuck/" + step.getId() + "/retry";
        assertThat(post("maria", other, "{}").getStatusCode().value()).isEqualTo(404);

        assertThat(post("maria", retry, "{\"reason\": \"The mail server is back.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(read("maria", "cases/" + reference + "/stuck")).isEmpty();
        assertThat(management
                        .createJobQuery()
                        .jobId(step.getId())
                        .singleResult()
                        .getRetries())
                .isEqualTo(3);
        assertThat(files.conversation(reference).get(0).text()).contains("is tried again: The mail server is back.");
        assertThat(post("maria", retry, "{}").getStatusCode().value()).isEqualTo(404);
    }

    /** As the engine keeps it. */
    private void thrown(Job step, String trace) {
        jdbc.update(
                "insert into act_ge_bytearray (id_, rev_, name_, bytes_) values (?, 1, 'job.exceptionByteArray', ?)",
                "trace-" + step.getId(),
                trace.getBytes(StandardCharsets.UTF_8));
        jdbc.update(
                "update act_ru_job set exception_stack_id_ = ? where id_ = ?", "trace-" + step.getId(), step.getId());
    }

    @Test
    @DisplayName("P32 a step of an incident is tried again by the response team, and only its record tells of that")
    void stuckStepsOfIncidents() {
        String reference = openCase();
        post("sam", "cases/" + reference + "/security", "{\"text\": \"A stranger is logged in.\"}");
        Job step = management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "SecurityIncident")
                        .singleResult()
                        .getId())
                .list()
                .get(0);
        management.setJobRetries(step.getId(), 0);
        management.setJobRetries(
                management
                        .createJobQuery()
                        .processInstanceId(processOf(reference).getId())
                        .list()
                        .get(0)
                        .getId(),
                0);
        assertThat(all(read("sam", "cases/" + reference + "/stuck")))
                .singleElement()
                .satisfies(it -> assertThat(it.path("retry").asBoolean()).isFalse());
        assertThat(read("maria", "cases/" + reference + "/stuck").at("/0/retry").asBoolean())
                .isTrue();
        assertThat(all(read("ines", "cases/" + reference + "/stuck")))
                .singleElement()
                .satisfies(it -> assertThat(it.path("retry").asBoolean()).isTrue());
        List<String> before = told(reference);

        String retry = "cases/" + reference + "/stuck/" + step.getId() + "/retry";
        assertThat(post("maria", retry, "{}").getStatusCode().value()).isEqualTo(404);
        assertThat(post("ines", retry, "{\"reason\": \"The pager is back.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(told(reference)).isEqualTo(before);
        assertThat(incidents.find(reference).orElseThrow().timeline())
                .last()
                .satisfies(it -> assertThat(it.text()).endsWith("failed and is tried again: The pager is back."));
    }

    private List<String> told(String reference) {
        return files.conversation(reference).stream().map(it -> it.text()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.ibatis.exceptions.X: no\\n\\tat java.sql.Y\\nCaused by: org.postgresql.util.PSQLException: down, DATABASE",
        "org.camunda.bpm.engine.OptimisticLockingException: ENGINE-03005, CROSSED",
        "x.Y: z\\nCaused by: org.eclipse.angus.mail.util.MailConnectException: Could not connect, NETWORK",
        "org.camunda.bpm.engine.ProcessEngineException: Unknown property used in expression: #{nobody}, DIAGRAM",
        "java.lang.IllegalStateException: The case is closed., REFUSED",
        "java.lang.NullPointerException\\n\\tat java.sql.Timestamp.from, PROGRAM"
    })
    @DisplayName("why a step failed is told from what was thrown, not from where it passed")
    void reasons(String trace, FailureReason reason) {
        assertThat(FailureReason.of(trace.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("P37 the flow tells what passed each element, how long it stayed, and how often its time limit rang")
    void flow() {
        clock.advance(Duration.ofDays(2));
        String definition = definition("InitialResponse");
        String reference = openCase();
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(30));
        runDueJobs(reference);
        assertThat(missed(elements(definition), "Task_RespondSeverity1"))
                .as("also while the task is still there")
                .isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        respond(reference, 1, "telephone", "investigate");
        submit(reference, "Task_ManagerReview", NOT_FOLLOWED);

        JsonNode after = elements(definition).get("Task_RespondSeverity1");
        assertThat(after.path("tokens").asLong()).isEqualTo(1);
        assertThat(after.path("name").asText()).isNotEqualTo("Task_RespondSeverity1");
        assertThat(after.path("medianMillis").asLong())
                .isEqualTo(Duration.ofMinutes(40).toMillis());
        clock.advance(Duration.ofDays(2));
        assertThat(elements(definition)).doesNotContainKey("Task_RespondSeverity1");
    }

    @Test
    @DisplayName("the flow is for whoever may read the history of its process")
    void flowRights() {
        String definition = definition("InitialResponse");
        for (String user : List.of("maria", "henri", "sam", "admin")) {
            assertThat(read(user, "flow?definition=" + definition).path("key").asText())
                    .isEqualTo("InitialResponse");
        }
        assertThat(get("paul", "flow?definition=" + definition).getStatusCode().value())
                .isEqualTo(403);
        for (String user : List.of("dana", "ines")) {
            assertThat(get(user, "flow?definition=" + definition)
                            .getStatusCode()
                            .value())
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(get("paul", "flow?definition=" + definition("SecurityIncident"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("maria", "flow?definition=nothing").getStatusCode().value())
                .isEqualTo(404);
    }

    private Map<String, JsonNode> elements(String definition) {
        return all(read("maria", "flow?days=1&definition=" + definition).path("elements")).stream()
                .collect(Collectors.toMap(it -> it.path("id").asText(), it -> it));
    }

    private static long missed(Map<String, JsonNode> elements, String id) {
        return elements.containsKey(id) ? elements.get(id).path("missed").asLong() : 0;
    }
}
