package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.consultations.ConsultationDesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Who sees a consultation and may do what with it, by the way that Tasklist goes. */
class ConsultationAccessTest extends DeskTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ConsultationDesk desk;

    @Value("${support.laptop.data}")
    private Path data;

    private TestRestTemplate as(String user) throws IOException {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            known.load(reader);
        }
        return http.withBasicAuth(user, known.getProperty(user));
    }

    private ResponseEntity<String> post(String user, String path, String body) throws IOException {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return as(user).postForEntity("/engine-rest" + path, new HttpEntity<>(body, headers), String.class);
    }

    private int submit(String user, String task, String field, Object value) throws IOException {
        return post(
                        user,
                        "/task/" + task + "/submit-form",
                        "{\"variables\":{\"%s\":{\"value\":\"%s\"}}}".formatted(field, value))
                .getStatusCode()
                .value();
    }

    private ResponseEntity<String> ask(String user, String reference, String team, String expert) throws IOException {
        return post(user, "/process-definition/key/Consultation/submit-form", """
                {"variables":{"reference":{"value":"%s"},"team":{"value":"%s"},"expert":{"value":"%s"},
                "question":{"value":"Which job may hang?"},"hours":{"value":4}}}""".formatted(reference, team, expert));
    }

    private List<String> steps(String user, String reference) throws IOException {
        JsonNode found =
                as(user).getForObject("/engine-rest/task?processInstanceBusinessKey=" + reference, JsonNode.class);
        List<String> steps = new ArrayList<>();
        found.forEach(it -> steps.add(it.path("taskDefinitionKey").asText()));
        return steps;
    }

    private String askedOf(String team, String expert) throws IOException {
        String reference = openCase();
        assertThat(ask("sam", reference, team, expert).getStatusCode().is2xxSuccessful())
                .isTrue();
        return reference;
    }

    private List<String> listed(String user) throws IOException {
        JsonNode filters = as(user).getForObject("/engine-rest/filter?name=Consultations", JsonNode.class);
        assertThat(filters).as("the list of " + user).hasSize(1);
        JsonNode found = as(user).getForObject(
                        "/engine-rest/filter/" + filters.get(0).path("id").asText() + "/list", JsonNode.class);
        List<String> ids = new ArrayList<>();
        found.forEach(it -> ids.add(it.path("id").asText()));
        return ids;
    }

    @Test
    @DisplayName("P24 a team sees the questions to itself; specialists and managers watch, others do not")
    void whoSeesWhat() throws IOException {
        String reference = askedOf("development", "");

        assertThat(steps("dana", reference)).containsExactly("Task_GiveAdvice");
        for (String watcher : List.of("sam", "maria", "henri")) {
            assertThat(steps(watcher, reference)).as(watcher).contains("Task_GiveAdvice");
        }
        for (String other : List.of("mona", "paul", "ines", "ilya")) {
            assertThat(steps(other, reference)).as(other).isEmpty();
        }
    }

    @Test
    @DisplayName("P24 the team answers with the facts of the case before it; watching is not answering")
    void theTeamAnswers() throws IOException {
        String reference = askedOf("development", "");
        String task = task(reference, "Task_GiveAdvice").getId();
        long number = desk.of(reference).get(0).number();

        for (String other : List.of("sam", "maria", "mona", "paul")) {
            assertThat(submit(other, task, "advice", "Mine.")).as(other).isEqualTo(403);
            assertThat(post(other, "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(other))
                            .getStatusCode()
                            .value())
                    .as(other)
                    .isEqualTo(403);
        }
        assertFactsFor("dana", task);
        assertThat(post("dana", "/task/" + task + "/claim", "{\"userId\":\"dana\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(submit("dana", task, "advice", "Restart it.")).isEqualTo(204);
        assertThat(desk.file(number).answeredBy()).isEqualTo("dana");
    }

    @Test
    @DisplayName("P24 a question that one of the team has taken can be given back and handed to another")
    void theTeamHandsOver() throws IOException {
        String task = task(askedOf("development", ""), "Task_GiveAdvice").getId();
        for (String step : List.of("claim {\"userId\":\"dana\"}", "unclaim {}", "assignee {\"userId\":\"mona\"}")) {
            String[] call = step.split(" ");
            assertThat(post("dana", "/task/" + task + "/" + call[0], call[1])
                            .getStatusCode()
                            .value())
                    .as(step)
                    .isEqualTo(204);
        }
        assertThat(submit("mona", task, "advice", "Restart it.")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mona", "paul", "ilya", "henri"})
    @DisplayName("P24 a person who is asked finds, reads and answers the question, whatever their group")
    void aPersonOfAnyGroup(String person) throws IOException {
        String reference = askedOf("person", person);
        String task = task(reference, "Task_GiveAdvice").getId();

        assertThat(listed(person)).contains(task);
        assertThat(listed("dana")).doesNotContain(task);
        assertThat(steps("dana", reference)).isEmpty();
        assertFactsFor(person, task);
        assertThat(submit("dana", task, "advice", "Mine.")).isEqualTo(403);
        assertThat(submit(person, task, "advice", "Restart it.")).isEqualTo(204);
    }

    @Test
    @DisplayName("P24 whoever asked reads the advice, a manager, too; another specialist can stand in")
    void whoReadsTheAdvice() throws IOException {
        String reference = openCase();
        assertThat(ask("maria", reference, "management", "").getStatusCode().is2xxSuccessful())
                .isTrue();
        assertThat(submit("mona", task(reference, "Task_GiveAdvice").getId(), "advice", "Refund it."))
                .isEqualTo(204);
        String reading = task(reference, "Task_ReadAdvice").getId();

        assertThat(task(reference, "Task_ReadAdvice").getAssignee()).isEqualTo("maria");
        assertThat(steps("mona", reference)).isEmpty();
        assertThat(submit("mona", reading, "taken", true)).isEqualTo(403);
        assertThat(post("sam", "/task/" + reading + "/assignee", "{\"userId\":\"sam\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(submit("sam", reading, "taken", true)).isEqualTo(204);
    }

    @Test
    @DisplayName("P24 specialists and managers ask; those who are asked do not")
    void whoAsks() throws IOException {
        String reference = openCase();
        for (String other : List.of("dana", "mona", "paul", "ines")) {
            assertThat(ask(other, reference, "management", "").getStatusCode().value())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(desk.of(reference)).isEmpty();
    }

    @Test
    @DisplayName("P24 a refused question says why over REST, as Tasklist shows it")
    void refusalsInPlainWords() throws IOException {
        var answer = ask("sam", openCase(), "person", "<b>nobody</b>");
        assertThat(answer.getStatusCode().is2xxSuccessful()).isFalse();
        assertThat(answer.getBody()).contains("Nobody here has that user id").doesNotContain("<b>");
    }

    private void assertFactsFor(String user, String task) throws IOException {
        JsonNode facts = as(user).getForObject("/engine-rest/task/" + task + "/form-variables", JsonNode.class);
        assertThat(facts.at("/consultationQuestion/value").asText()).isEqualTo("Which job may hang?");
        assertThat(facts.at("/consultationFrom/value").asText())
                .startsWith("asked by sam, 4 hours left, due ")
                .contains("UTC");
        assertThat(facts.at("/caseSubject/value").asText()).isEqualTo("Dashboards stay empty");
        assertThat(facts.at("/caseConversation/value").asText()).contains("Which job may hang?");
        for (String path : List.of("/task/" + task + "/deployed-form", "/process-definition/key/Consultation")) {
            assertThat(as(user).getForEntity("/engine-rest" + path, String.class)
                            .getStatusCode()
                            .is2xxSuccessful())
                    .as(path)
                    .isTrue();
        }
    }
}
