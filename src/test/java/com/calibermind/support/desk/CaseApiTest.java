package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.Attachment;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

class CaseApiTest extends RestTest {

    private static final List<String> CARRY_OUT = List.of(
            "write",
            "note",
            "ask",
            "severity",
            "security",
            "escalate",
            "consult",
            "call",
            "outage",
            "merge",
            "handover");

    @Autowired
    private PortalAddress portal;

    @Autowired
    private CustomerCases customerCases;

    @Autowired
    private CustomerDirectory customers;

    private ResponseEntity<JsonNode> get(String user, String path) {
        return as(user).getForEntity(raw("/api/v1/" + path), JsonNode.class);
    }

    private JsonNode file(String user, String reference) {
        ResponseEntity<JsonNode> answer = get(user, "cases/" + reference);
        assertThat(answer.getStatusCode().value()).as(user).isEqualTo(200);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> act(String user, String reference, String act, String body) {
        return as(user).postForEntity(raw("/api/v1/cases/" + reference + "/" + act), json(body), JsonNode.class);
    }

    private void done(String user, String reference, String act, String body) {
        ResponseEntity<JsonNode> answer = act(user, reference, act, body);
        assertThat(answer.getStatusCode().value())
                .as(act + ": " + answer.getBody())
                .isEqualTo(204);
    }

    private String refusal(String user, String reference, String act, String body) {
        ResponseEntity<JsonNode> answer = act(user, reference, act, body);
        assertThat(answer.getStatusCode().value())
                .as(act + ": " + answer.getBody())
                .isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        return answer.getBody().path("detail").asText();
    }

    private List<JsonNode> talk(String reference) {
        List<JsonNode> entries = new ArrayList<>();
        get("sam", "cases/" + reference + "/conversation")
                .getBody()
                .path("entries")
                .forEach(entries::add);
        return entries;
    }

    @Test
    @DisplayName("P10 P21 the case file says who reports, what is missing, how long is left and why")
    void caseFile() {
        String reference = openCase();
        JsonNode file = file("sam", reference);

        assertThat(file.at("/reporter/email").asText()).isEqualTo(ADA);
        assertThat(file.at("/company/name").asText()).isEqualTo("Acme Analytics");
        assertThat(file.path("missing").toString()).contains("when it happened", "URL");
        assertThat(file.path("severity").asText()).isEqualTo("SEVERITY_1");
        assertThat(file.path("triaged").asBoolean()).isFalse();
        assertThat(file.path("respondBy").asText())
                .isEqualTo(file(reference).respondBy().toString());
        assertThat(file.path("zone").asText()).isEqualTo("UTC");
        assertThat(file.at("/steps/0/name").asText()).isEqualTo("Triage");
        assertThat(file.at("/deadlines/0/account/0").asText()).contains("started, due", "UTC");
        assertThat(file.path("acts").toString()).contains("write", "ask").doesNotContain("severity");
    }

    private JsonNode german(String path) {
        return as("sam")
                .exchange(raw(path), HttpMethod.GET, json(null, "Accept-Language", "de-DE,de;q=0.9"), JsonNode.class)
                .getBody();
    }

    private JsonNode germanAnswer(String path, String body) {
        return as("sam")
                .postForEntity(raw(path), json(body, HttpHeaders.COOKIE, "desk-language=de"), JsonNode.class)
                .getBody();
    }

    @Test
    @DisplayName("case file, form, refusals and names are German for whoever asks in German")
    void inGerman() {
        String reference = openCase();
        String triage = "/engine-rest/task/" + task(reference, "Task_Triage").getId();
        JsonNode file = german("/api/v1/cases/" + reference);
        assertThat(file.at("/steps/0/name").asText()).isEqualTo("Bewertung");
        assertThat(file.at("/deadlines/0/account/0").asText())
                .contains(" begonnen, fällig ", "die Richtlinie: ")
                .doesNotContain("started", "received");
        assertThat(file.at("/notes/0").asText())
                .isEqualTo("Vertrag managed: enthält Videogespräche, einen Slack-Kanal, eine Schulung (P09).");
        assertThat(german("/api/v1/cases/" + reference + "/way").toString()).contains("Eingang bestätigen");
        assertThat(german("/api/v1/names").path("Mine").asText()).isEqualTo("Meine");

        assertThat(german(triage + "/deployed-form").findValuesAsText("label"))
                .contains("Schweregrad", "Betroffene Systeme", "Ein ganzes Kernsystem")
                .doesNotContain("Severity", "Systems affected");
        JsonNode facts = german(triage + "/form-variables");
        assertThat(facts.at("/caseReporter/value").asText()).contains("Telefon: ", "Per E-Mail, empfangen ");
        assertThat(facts.at("/caseTimeLeft/value").asText()).startsWith("noch ");
        assertThat(facts.at("/caseWords/value").asText())
                .isEqualTo(file(reference).description());

        assertThat(germanAnswer("/api/v1/cases/" + reference + "/note", "{\"text\": \" \"}")
                        .path("detail")
                        .asText())
                .isEqualTo("Schreiben Sie die Notiz.");
        assertThat(germanAnswer(triage + "/submit-form", "{\"variables\": {}}")
                        .path("message")
                        .asText())
                .endsWith("Wählen Sie einen Schweregrad.");
        assertThat(as("sam")
                        .postForObject(raw(triage + "/submit-form"), json("{\"variables\": {}}"), JsonNode.class)
                        .path("message")
                        .asText())
                .endsWith("Choose a severity.");
        assertThat(get("sam", "names").getBody()).isEmpty();
    }

    @Test
    @DisplayName("P07 articles that may answer are suggested, those for customers with their address on the portal")
    void suggestedArticles() {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Ada Acme", null, ADA),
                "Which severity is this, and what is the target?",
                "Our desk asks how triage tells the severity and its target."));
        JsonNode articles = get("sam", "cases/" + reference + "/articles").getBody();
        assertThat(articles).hasSizeBetween(2, 5);
        assertThat(article(articles, "severities").path("link").asText())
                .isEqualTo(portal.of("/support/knowledge/severities"));
        assertThat(article(articles, "telling-severities-apart").path("link").isNull())
                .isTrue();
        assertThat(get("paul", "cases/" + reference + "/articles")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private static JsonNode article(JsonNode articles, String id) {
        return StreamSupport.stream(articles.spliterator(), false)
                .filter(it -> it.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("P24 who is consulted reads the case as long as they have a task on it, and acts on nothing")
    void consultedPeople() {
        String reference = openCase();
        assertThat(get("dana", "cases/" + reference).getStatusCode().value()).isEqualTo(404);

        done("sam", reference, "consult", """
                {"expert": "development", "question": "Which job hangs?", "hours": 4}""");

        JsonNode file = file("dana", reference);
        assertThat(file.at("/steps/0/step").asText()).isEqualTo("Task_GiveAdvice");
        assertThat(file.path("acts")).isEmpty();
        assertThat(file.path("earlier")).isEmpty();
        int entries = talk(reference).size();
        for (String act : CARRY_OUT) {
            String body = "{\"text\": \"x\", \"words\": \"x\", \"to\": \"sam\", \"into\": \"x\"}";
            assertThat(act("dana", reference, act, body).getStatusCode().value())
                    .as(act)
                    .isEqualTo(403);
        }
        assertThat(talk(reference)).hasSize(entries);
        assertThat(get("dana", "cases/" + reference + "/history")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("dana", "cases/counts").getStatusCode().value()).isEqualTo(403);
    }

    @Test
    @DisplayName("P32 the response team's clock and tasks are in nobody else's case file")
    void incidentsStayWithTheTeam() {
        String reference = openCase();
        assertThat(get("ilya", "cases/" + reference).getStatusCode().value()).isEqualTo(404);

        done("sam", reference, "security", "{\"text\": \"A stranger is logged in.\"}");
        escalations.contactMissed(reference, clock.instant());

        for (String user : List.of("sam", "maria", "henri")) {
            assertThat(file(user, reference).toString())
                    .as(user)
                    .doesNotContain("Incident Response", "Task_ContactReporter", "A stranger is logged in");
        }
        JsonNode seen = file("ilya", reference);
        assertThat(seen.path("deadlines").toString())
                .contains("Contact by the Incident Response Team", "has not contacted the reporter in time");
        assertThat(seen.path("securitySuspected").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("P31 the response team has the acts that it may do, and only its lead lowers the severity")
    void actsOfTheResponseTeam() {
        String reference = openCase();
        triage(reference, 3);
        done("sam", reference, "security", "{\"text\": \"A stranger is logged in.\"}");

        assertThat(acts("ines", reference)).containsExactly("security");
        assertThat(act("ines", reference, "severity", "{\"severity\": \"2\", \"reason\": \"One system.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(acts("ilya", reference)).containsExactly("severity", "security");
        done("ilya", reference, "severity", "{\"severity\": \"2\", \"reason\": \"One system.\"}");
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_2);
        assertThat(acts("sam", reference)).contains("write", "severity", "escalate", "handover");
    }

    private List<String> acts(String user, String reference) {
        List<String> acts = new ArrayList<>();
        file(user, reference).path("acts").forEach(it -> acts.add(it.asText()));
        return acts;
    }

    @Test
    @DisplayName("a case that does not exist and one that is not yours look the same")
    void unknownCases() {
        JsonNode foreign = get("paul", "cases/" + openCase()).getBody();
        JsonNode unknown = get("paul", "cases/CM-1999-000001").getBody();
        assertThat(foreign.path("detail")).isEqualTo(unknown.path("detail"));
        assertThat(foreign.path("status").asInt()).isEqualTo(404);
    }

    @Test
    @DisplayName("the conversation is paged newest first, with quoted text apart and files with their entry")
    void conversation() {
        String reference = openCase();
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofSeconds(1));
            reception.reply(
                    reference,
                    new Reply(ADA, "", "Word " + i, i == 24 ? "> yours" : "", clock.instant(), List.<Attachment>of()));
        }
        JsonNode first = get("sam", "cases/" + reference + "/conversation").getBody();
        assertThat(first.path("entries")).hasSize(20);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(first.at("/entries/0/text").asText()).isEqualTo("Word 24");
        assertThat(first.at("/entries/0/quoted").asText()).isEqualTo("> yours");
        assertThat(first.at("/entries/0/side").asText()).isEqualTo("CUSTOMER");

        JsonNode second =
                get("sam", "cases/" + reference + "/conversation?page=1").getBody();
        assertThat(second.at("/entries/0/text").asText()).isEqualTo("Word 4");
        assertThat(second.path("more").asBoolean()).isFalse();
    }

    @Test
    @DisplayName(
            "P21 an answer beside the task is the initial response once the mail server has it, and the process moves on")
    void answerBesideTheTask() {
        String reference = openCase();
        triage(reference, 3);
        JsonNode preview = act("sam", reference, "write/preview", "{\"text\": \"Restart it.\", \"answers\": true}")
                .getBody();
        assertThat(preview.path("subject").asText()).startsWith("[" + reference + "]");
        assertThat(preview.path("body").asText()).contains("Restart it.");
        assertThat(talk(reference)).hasSize(1);

        done("sam", reference, "write", "{\"text\": \"Restart it.\", \"answers\": true}");
        assertThat(file(reference).respondedAt()).isNull();
        mail.send();

        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(mail.lettersTo(ADA, reference))
                .last()
                .satisfies(it -> assertThat(it.text()).contains("Restart it."));
        assertThat(talk(reference).get(0).path("delivery").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    @DisplayName("P21 a word in between stops no clock")
    void wordInBetween() {
        String reference = openCase();
        triage(reference, 3);
        done("sam", reference, "write", "{\"text\": \"We look into it.\", \"answers\": false}");
        mail.send();
        assertThat(file(reference).respondedAt()).isNull();
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity3");
    }

    @Test
    @DisplayName("P27 a file goes with an answer, under a harmless name and type")
    void fileWithAnAnswer() {
        String reference = openCase();
        done("sam", reference, "write", """
                {"text": "See the log.", "answers": false,
                "file": {"name": "../a\\r\\nb.txt", "type": "text/html; charset=x", "content": "aGVsbG8="}}""");
        mail.send();
        assertThat(mail.lettersTo(ADA, reference))
                .last()
                .satisfies(it -> assertThat(it.text()).contains("See the log."));
        JsonNode sent = file("sam", reference).at("/attachments/0");
        assertThat(sent.path("name").asText()).isEqualTo(".._a_b.txt");
        assertThat(sent.path("sent").asBoolean()).isTrue();
        assertThat(talk(reference).get(0).at("/files/0")).isEqualTo(sent.path("id"));
        assertThat(as("maria")
                        .getForObject(
                                raw("/api/v1/cases/" + reference + "/attachments/" + sent.path("id")), String.class))
                .isEqualTo("hello");
        assertThat(customerCases.attachment(
                        customers.standingOf(ADA), reference, sent.path("id").asLong()))
                .as("on the customer's own page, too")
                .isPresent();
    }

    @Test
    void notesAreForTheDeskOnly() {
        String reference = openCase();
        done("maria", reference, "note", "{\"text\": \"Their admin is on leave.\"}");
        JsonNode note = talk(reference).get(0);
        assertThat(note.path("side").asText()).isEqualTo("INTERNAL");
        assertThat(note.path("author").asText()).isEqualTo("maria");
        mail.send();
        assertThat(mail.lettersTo(ADA, reference))
                .noneSatisfy(it -> assertThat(it.text()).contains("on leave"));
    }

    @Test
    @DisplayName("P10 one click asks for what is missing")
    void missingFacts() {
        String reference = openCase();
        done("sam", reference, "ask", "{}");
        mail.send();
        assertThat(mail.lettersTo(ADA, reference))
                .last()
                .satisfies(it -> assertThat(it.text()).contains("URL"));
    }

    @Test
    @DisplayName("P15 P21 the severity is changed from the case file, and the deadline at once")
    void severity() {
        String reference = openCase();
        triage(reference, 3);
        done("sam", reference, "severity", "{\"severity\": \"1\", \"reason\": \"All of them now.\"}");
        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_1);
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity1");
        assertThat(refusal("sam", reference, "severity", "{\"severity\": \"1\", \"reason\": \"Again.\"}"))
                .contains("has that severity already");
    }

    @Test
    @DisplayName("P28 P05 P08 escalation, call and outage are asked for from the case file, and refused in words")
    void otherDoors() {
        String reference = openCase();
        done("sam", reference, "escalate", "{\"askFor\": \"manager\", \"words\": \"I want your manager.\"}");
        assertThat(files.escalations(reference)).hasSize(1);
        assertThat(refusal("sam", reference, "escalate", "{\"askFor\": \"manager\", \"words\": \" \"}"))
                .contains("what the customer said");
        done("sam", reference, "call", """
                {"startsAt": "%s", "minutes": "30", "link": "https://meet.example/x", "attendees": ""}""".formatted(clock.instant().plus(Duration.ofHours(5))));
        assertThat(openSteps(reference)).contains("Task_HoldCall");
        assertThat(refusal("sam", reference, "outage", "{\"number\": 999}")).contains("no outage of that number");
    }

    @Test
    @DisplayName("P14 a case is handed over: its tasks, of today and to come, are that person's")
    void handOver() {
        String reference = openCase();
        done("maria", reference, "handover", "{\"to\": \"sam\", \"reason\": \"You know them.\"}");
        assertThat(task(reference, "Task_Triage").getAssignee()).isEqualTo("sam");
        triage(reference, 4);
        assertThat(task(reference, "Task_RespondSeverity4").getAssignee()).isEqualTo("sam");
        assertThat(talk(reference).get(0).path("text").asText()).isEqualTo("Handed over to sam: You know them.");
        assertThat(refusal("sam", reference, "handover", "{\"to\": \"paul\"}")).contains("specialist");
        assertThat(refusal("sam", reference, "handover", "{\"to\": \"sam\"}")).contains("theirs already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paul", "dana", "mona", "ines", "ilya"})
    @DisplayName("no act is open to those who do not work at the desk, whatever the address")
    void forbiddenActs(String user) {
        String reference = openCase();
        int entries = talk(reference).size();
        for (String act : CARRY_OUT) {
            assertThat(act(
                                    user,
                                    reference,
                                    act,
                                    "{\"text\": \"x\", \"words\": \"x\", \"to\": \"sam\", \"into\": \"x\"}")
                            .getStatusCode()
                            .value())
                    .as(act)
                    .isIn(403, 404);
        }
        assertThat(talk(reference)).hasSize(entries);
    }

    @Test
    @DisplayName("what another site's form could send is not taken")
    void jsonOnly() {
        String reference = openCase();
        for (MediaType type :
                List.of(MediaType.TEXT_PLAIN, MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA)) {
            var headers = new HttpHeaders();
            headers.setContentType(type);
            var request = new HttpEntity<>("{\"text\": \"x\"}".getBytes(StandardCharsets.UTF_8), headers);
            for (String act : CARRY_OUT) {
                assertThat(as("sam")
                                .postForEntity(raw("/api/v1/cases/" + reference + "/" + act), request, String.class)
                                .getStatusCode()
                                .value())
                        .as(act + " as " + type)
                        .isEqualTo(415);
            }
        }
        assertThat(as("sam")
                        .postForEntity(
                                raw("/api/v1/cases/" + reference + "/note"),
                                json("{\"text\": \"x\"}", "Sec-Fetch-Site", "cross-site"),
                                String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void badRequestsAreSaidInWords() {
        String reference = openCase();
        assertThat(act("sam", reference, "note", "{").getBody().path("detail").asText())
                .contains("cannot be read");
        assertThat(get("sam", "cases?state=NOWHERE").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    @DisplayName("a closed case takes notes, and says so to all else")
    void closedCase() {
        String reference = openCase();
        bringToResolved(reference);
        clock.advance(Duration.ofDays(8));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertThat(refusal("sam", reference, "write", "{\"text\": \"x\", \"answers\": false}"))
                .contains("closed");
        done("sam", reference, "note", "{\"text\": \"They called to say thanks.\"}");
        assertThat(file("sam", reference).path("acts").toString()).doesNotContain("write", "call");
    }

    @Test
    @DisplayName("two people on one case hear of each other and of what changes")
    void presence() {
        String reference = openCase();
        String path = "/api/v1/cases/" + reference + "/presence";
        JsonNode alone = as("sam").postForObject(raw(path), json("{}"), JsonNode.class);
        assertThat(alone.path("others")).isEmpty();

        JsonNode both = as("maria").postForObject(raw(path), json("{\"act\": \"write\"}"), JsonNode.class);
        assertThat(both.at("/others/0/user").asText()).isEqualTo("sam");
        JsonNode sam = as("sam").postForObject(raw(path), json("{\"act\": \"<b>\"}"), JsonNode.class);
        assertThat(sam.at("/others/0/act").asText()).isEqualTo("write");
        assertThat(sam.path("stamp")).isEqualTo(alone.path("stamp"));

        done("maria", reference, "note", "{\"text\": \"x\"}");
        as("maria").postForObject(raw(path), json("{\"leaves\": true}"), JsonNode.class);
        JsonNode after = as("sam").postForObject(raw(path), json("{}"), JsonNode.class);
        assertThat(after.path("others")).isEmpty();
        assertThat(after.path("stamp")).isNotEqualTo(alone.path("stamp"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(as("maria")
                        .postForObject(raw(path), json("{}"), JsonNode.class)
                        .path("others"))
                .isEmpty();
    }

    private String stamp(String reference) {
        JsonNode there = as("sam")
                .postForObject(
                        raw("/api/v1/cases/" + reference + "/presence"), json("{\"act\": \"form\"}"), JsonNode.class);
        return there.path("stamp").asText();
    }

    @Test
    @DisplayName("P14 a case file says how old it is: a claim, a next step and a failed one make it out of date")
    void stampOfTheFile() {
        String reference = openCase();
        String fresh = file("sam", reference).path("stamp").asText();
        assertThat(stamp(reference)).isEqualTo(fresh);

        tasks.claim(task(reference, "Task_Triage").getId(), "maria");
        String claimed = stamp(reference);
        assertThat(claimed).isNotEqualTo(fresh);

        Job job = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(it -> management.createJobQuery().processInstanceId(it.getId()).list().stream())
                .findFirst()
                .orElseThrow();
        management.setJobRetries(job.getId(), 0);
        assertThat(stamp(reference)).isNotEqualTo(claimed);
        assertThat(file("sam", reference).path("stamp").asText()).isEqualTo(stamp(reference));
        management.setJobRetries(job.getId(), 3);
        assertThat(stamp(reference)).isEqualTo(claimed);
    }

    @Test
    @DisplayName("P14 a colleague hears that somebody fills in the task's form")
    void writingInTheForm() {
        String reference = openCase();
        stamp(reference);
        JsonNode hers =
                as("maria").postForObject(raw("/api/v1/cases/" + reference + "/presence"), json("{}"), JsonNode.class);
        assertThat(hers.at("/others/0/act").asText()).isEqualTo("form");
    }

    @Test
    @DisplayName("P20 cards are asked for at once, and tell nobody of tasks that they may not see")
    void cards() {
        String reference = openCase();
        String task = task(reference, "Task_Triage").getId();
        JsonNode cards = get("sam", "tasks/cards?ids=" + task + ",unknown").getBody();
        assertThat(cards.path("cards")).hasSize(1);
        assertThat(cards.at("/cards/0/reference").asText()).isEqualTo(reference);
        assertThat(cards.at("/cards/0/theCase/company").asText()).isEqualTo("Acme Analytics");
        assertThat(cards.at("/cards/0/due").asText())
                .isEqualTo(file(reference).respondBy().toString());
        assertThat(get("dana", "tasks/cards?ids=" + task).getBody().path("cards"))
                .isEmpty();
    }

    @Test
    @DisplayName("P24 P29 the card of a review or a consultation says when that is due, whatever the response is")
    void cardOfAnotherTask() {
        String reference = openCase();
        clock.advance(Duration.ofMinutes(7));
        done("sam", reference, "escalate", "{\"askFor\": \"manager\", \"words\": \"I want your manager.\"}");
        Task review = task(reference, "Task_ManagerReview");
        JsonNode card =
                get("maria", "tasks/cards?ids=" + review.getId()).getBody().at("/cards/0");
        assertThat(card.path("process").asText()).isEqualTo("Escalation");
        assertThat(Instant.parse(card.path("due").asText()))
                .isEqualTo(review.getDueDate().toInstant())
                .isNotEqualTo(file(reference).respondBy());
    }

    @Test
    @DisplayName("P14 the card of a task that is about no case says when it is due")
    void cardWithoutCase() {
        String subject = "Copied " + UUID.randomUUID();
        mail.arrives(
                ADA,
                "From: Ada <" + ADA + ">",
                "To: boss@acme.example",
                "Cc: support@calibermind.example",
                "Subject: " + subject,
                "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
                "",
                "For your information.");
        mail.read();
        Task review = tasks.createTaskQuery().taskNameLike("%" + subject).singleResult();
        JsonNode cards =
                get("sam", "tasks/cards?ids=" + review.getId()).getBody().path("cards");
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/theCase").isNull()).isTrue();
        assertThat(Instant.parse(cards.at("/0/due").asText()))
                .isEqualTo(review.getDueDate().toInstant());
    }

    @Test
    @DisplayName("P20 lists of cases: the gravest first, by state, found by reference or address")
    void lists() {
        String lesser = openCase();
        triage(lesser, 4);
        String graver = openCase();
        triage(graver, 2);
        List<String> listed =
                get("sam", "cases?state=AWAITING_RESPONSE&size=100").getBody().findValuesAsText("reference");
        assertThat(listed).containsSubsequence(graver, lesser);
        assertThat(get("sam", "cases?q=" + lesser.toLowerCase()).getBody().findValuesAsText("reference"))
                .contains(lesser);
        assertThat(get("sam", "cases?q=ADA@acme.example&size=100").getBody().findValuesAsText("reference"))
                .contains(graver);
        assertThat(get("sam", "cases/counts")
                        .getBody()
                        .path("AWAITING_RESPONSE")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("P10 the case file names other cases of the contact and the company, not the case itself")
    void earlierCases() {
        String one = reception.open(reportOf("bo@borealis.example"));
        clock.advance(Duration.ofMinutes(1));
        String two = reception.open(reportOf("kim@borealis.example"));
        String ofAnotherCompany = openCase();
        assertThat(file("sam", two).path("earlier").findValuesAsText("reference"))
                .startsWith(one)
                .doesNotContain(two, ofAnotherCompany);
        assertThat(file("sam", one).path("earlier").findValuesAsText("reference"))
                .startsWith(two)
                .doesNotContain(one, ofAnotherCompany);
    }

    private Report reportOf(String address) {
        return new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Somebody", null, address),
                "Export",
                "Rows are missing.");
    }

    private ResponseEntity<JsonNode> actWithKey(String key, String reference, String act, String body) {
        return as("sam")
                .postForEntity(
                        raw("/api/v1/cases/" + reference + "/" + act),
                        json(body, "Idempotency-Key", key),
                        JsonNode.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write  | {"text": "Restart it.", "answers": true, "file": {"name": "a.txt", "type": "text/plain", "content": "YQ=="}}
            note   | {"text": "Restart it."}
            ask    | {}
            consult | {"expert": "development", "question": "Which job hangs?", "hours": 4}""")
    @DisplayName("an act that is sent again with its key, because its answer was lost, is done once")
    void sentAgain(String act, String body) {
        String reference = openCase();
        String key = UUID.randomUUID().toString();
        ResponseEntity<JsonNode> first = actWithKey(key, reference, act, body);
        assertThat(first.getStatusCode().value()).as("" + first.getBody()).isEqualTo(204);
        assertThat(first.getHeaders()).doesNotContainKey("Idempotency-Replayed");
        List<JsonNode> before = talk(reference);

        ResponseEntity<JsonNode> again = actWithKey(key, reference, act, body);
        assertThat(again.getStatusCode().value()).as("" + again.getBody()).isEqualTo(204);
        assertThat(again.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(talk(reference)).isEqualTo(before);

        done("sam", reference, act, body);
        assertThat(talk(reference)).hasSizeGreaterThan(before.size());
    }

    @Test
    @DisplayName("a key is for one request: another is refused with it, and a refused one leaves it free")
    void keysOfActs() {
        String reference = openCase();
        String key = UUID.randomUUID().toString();
        assertThat(actWithKey(key, reference, "note", "{\"text\": \"\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(actWithKey(key, reference, "note", "{\"text\": \"One.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        JsonNode refused =
                actWithKey(key, reference, "note", "{\"text\": \"Two.\"}").getBody();
        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("type").asText()).isEqualTo("urn:support-desk:key-of-another-request");
        assertThat(talk(reference))
                .extracting(it -> it.path("text").asText())
                .contains("One.")
                .doesNotContain("Two.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write    | {"text": "Restart it.", "answers": true}
            ask      | {}
            severity | {"severity": "2", "reason": "One system."}
            merge    | {"into": "%s", "text": "We know of it."}""")
    @DisplayName(
            "P14 an act over what others have done since hears of that first, and is done with the stamp that comes with it")
    void overOthers(String act, String body) {
        String reference = openCase();
        String into = openCase();
        triage(into, 4);
        triage(reference, 3);
        String seen = file("sam", reference).path("stamp").asText();
        reception.reply(reference, new Reply(ADA, "", "Solved, thanks.", "", clock.instant(), List.<Attachment>of()));
        done("maria", reference, "note", "{\"text\": \"I called them.\"}");
        done("maria", reference, "severity", "{\"severity\": \"4\", \"reason\": \"One user.\"}");
        int entries = talk(reference).size();

        String key = UUID.randomUUID().toString();
        ResponseEntity<JsonNode> refused = actOver(seen, key, reference, act, body.formatted(into));
        assertThat(refused.getStatusCode().value()).as("" + refused.getBody()).isEqualTo(409);
        assertThat(refused.getBody().path("type").asText()).isEqualTo("urn:support-desk:news-on-the-case");
        assertThat(refused.getBody().path("news"))
                .extracting(it -> it.path("author").asText())
                .contains("maria", ADA)
                .doesNotContain("policy");
        assertThat(refused.getBody().path("severity").asText()).isEqualTo("SEVERITY_4");
        assertThat(talk(reference)).hasSize(entries);

        String now = refused.getBody().path("stamp").asText();
        assertThat(actOver(now, key, reference, act, body.formatted(into))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        ResponseEntity<JsonNode> again = actOver(seen, key, reference, act, body.formatted(into));
        assertThat(again.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    }

    private ResponseEntity<JsonNode> actOver(String stamp, String key, String reference, String act, String body) {
        return as("sam")
                .postForEntity(
                        raw("/api/v1/cases/" + reference + "/" + act),
                        json(body, "Case-Stamp", stamp, "Idempotency-Key", key),
                        JsonNode.class);
    }

    @Test
    @DisplayName("P14 what the sender and the policy did is no news, and a note goes over anything")
    void overOneself() {
        String reference = openCase();
        triage(reference, 3);
        String seen = file("sam", reference).path("stamp").asText();
        done("sam", reference, "note", "{\"text\": \"Mine.\"}");
        escalations.warn(reference);
        String key = UUID.randomUUID().toString();
        assertThat(actOver(seen, key, reference, "write", "{\"text\": \"On it.\", \"answers\": false}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        done("maria", reference, "note", "{\"text\": \"Hers.\"}");
        assertThat(actOver(seen, UUID.randomUUID().toString(), reference, "note", "{\"text\": \"Mine too.\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void theInterfaceIsDescribedBehindTheSignIn() {
        assertThat(http.getForEntity(raw("/api/v1/openapi"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        JsonNode description = get("sam", "openapi").getBody();
        assertThat(description.path("paths").has("/api/v1/cases/{reference}/merge"))
                .isTrue();
        JsonNode entry = description.path("paths").path("/api/v1/cases").path("post");
        assertThat(entry.at("/responses/422/content").has("application/problem+json"))
                .isTrue();
        assertThat(entry.at("/parameters/0/name").asText()).isEqualTo("Idempotency-Key");
        assertThat(description
                        .path("paths")
                        .path("/api/v1/cases/{reference}/write")
                        .at("/post/parameters")
                        .findValuesAsText("name"))
                .contains("Idempotency-Key");
        assertThat(description
                        .at("/components/schemas/NewCase/properties/subject/maxLength")
                        .asInt())
                .isEqualTo(200);
        assertThat(description.path("paths").has("/api/v1/webhooks/{id}/replay"))
                .isTrue();
        assertThat(http.getForEntity(raw("/api/v1/openapi.yaml"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(Map.of("paths", description.path("paths").toString()).get("paths"))
                .doesNotContain("/api/incidents");
    }
}
