package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** What other programs enter and look for over /api/v1. */
class CaseEntryApiTest extends RestTest {

    private static final String REPORT = """
            {"subject": "%s", "description": "Rows are missing since noon.",
             "reporter": {"name": "Ada Acme", "email": "ADA@acme.example", "phone": "+49 1"},
             "ticketNumber": "T-7", "url": "https://acme.example/export"}""";

    @Autowired
    private JdbcTemplate jdbc;

    private final String key = UUID.randomUUID().toString();
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    private ResponseEntity<JsonNode> post(String user, String path, String key, String body) {
        return as(user).postForEntity(raw("/api/v1/" + path), json(body, "Idempotency-Key", key), JsonNode.class);
    }

    private ResponseEntity<JsonNode> open(String user, String body) {
        return post(user, "cases", UUID.randomUUID().toString(), body);
    }

    private String opened(String subject) {
        ResponseEntity<JsonNode> answer = open("sam", REPORT.formatted(subject));
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(201);
        return answer.getBody().path("reference").asText();
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer, int status, String words) {
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().path("detail").asText()).contains(words);
    }

    private List<String> found(String query) {
        ResponseEntity<JsonNode> answer = as("sam").getForEntity(raw("/api/v1/cases" + query), JsonNode.class);
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        return answer.getBody().findValuesAsText("reference");
    }

    @Test
    @DisplayName("P10 P12 P14 a report of another program takes the path of every other: clock, letter, triage")
    void opensACase() {
        ResponseEntity<JsonNode> answer = post("sam", "cases", key, REPORT.formatted("Export"));

        String reference = answer.getBody().path("reference").asText();
        assertThat(answer.getHeaders().getLocation()).isEqualTo(URI.create("/api/v1/cases/" + reference));
        assertThat(file(reference).channel()).isEqualTo(Channel.API);
        assertThat(file(reference).reporter().email()).isEqualTo(ADA);
        assertThat(file(reference).respondBy()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
        runDueJobs(reference);
        mail.send();
        assertThat(mail.lettersTo(ADA, reference)).hasSize(1);
        JsonNode seen = as("sam")
                .getForEntity(answer.getHeaders().getLocation(), JsonNode.class)
                .getBody();
        assertThat(seen.path("channel").asText()).isEqualTo("interface");
        assertThat(seen.path("notes").toString()).contains("unverified");
    }

    @Test
    @DisplayName("P14 the same call again, and many at once, are one case; another one with its key is refused")
    void once() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Set<String> references = new HashSet<>();
        try {
            List<Future<ResponseEntity<JsonNode>>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(pool.submit(() -> post("sam", "cases", key, REPORT.formatted(word))));
            }
            for (Future<ResponseEntity<JsonNode>> call : calls) {
                assertThat(call.get().getStatusCode().value()).isEqualTo(201);
                references.add(call.get().getBody().path("reference").asText());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(references).hasSize(1);
        assertThat(found("?q=" + word)).containsExactlyElementsOf(references);
        assertThat(post("sam", "cases", key, REPORT.formatted(word)).getHeaders())
                .containsEntry("Idempotency-Replayed", List.of("true"));
        assertRefused(post("sam", "cases", key, REPORT.formatted("Another")), 422, "another request");
        assertThat(post("maria", "cases", key, REPORT.formatted(word)).getBody().findValuesAsText("reference"))
                .doesNotContainAnyElementsOf(references);
    }

    @Test
    @DisplayName("P10 what cannot be taken is named, its key stays free, and nothing is opened")
    void refused() {
        assertRefused(
                as("sam").postForEntity(raw("/api/v1/cases"), json("{}"), JsonNode.class), 400, "Idempotency-Key");
        assertRefused(post("sam", "cases", "with blanks", REPORT.formatted(word)), 400, "no blanks");
        assertRefused(post("sam", "cases", key, "{\"subject\": \" \"}"), 422, "description must");
        assertRefused(post("sam", "cases", key, "[]"), 400, "/api/v1/openapi");
        assertRefused(open("sam", """
                {"subject": "x", "description": "x", "reporter": {"name": "Nobody"}}"""), 422, "an email or a phone");
        assertRefused(open("sam", """
                {"subject": "x", "description": "x", "reporter": {"email": "a@b.example\\r\\nBcc: c@d.example"}}"""), 422, "one plain address");
        assertRefused(open("sam", """
                {"subject": "x", "description": "x", "reporter": {"phone": "1"}, "url": "javascript:alert(1)"}"""), 422, "url must");
        assertRefused(open("sam", """
                {"subject": "x", "description": "x", "reporter": {"phone": "1"}, "affectedSystems": "many"}"""), 422, "affectedSystems must");
        assertRefused(open("sam", """
                {"subject": "x", "description": "x", "reporter": {"phone": "1"}, "receivedAt": "%s"}""".formatted(clock.instant().plusSeconds(60))), 422, "future");
        assertRefused(open("sam", REPORT.formatted("x".repeat(201))), 422, "subject");
        assertThat(post("sam", "cases", key, REPORT.formatted(word))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(found("?q=" + word)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paul", "dana", "mona", "ines", "ilya", "admin"})
    void onlyTheDeskEntersCases(String user) {
        String reference = openCase();
        assertThat(open(user, REPORT.formatted("x")).getStatusCode().value()).isEqualTo(403);
        assertThat(post(
                                user,
                                "cases/" + reference + "/messages",
                                key,
                                "{\"author\": \"%s\", \"text\": \"x\"}".formatted(ADA))
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
    }

    @Test
    @DisplayName("P21 P31 the clock runs from when the program heard of it, and a word that alarms makes it Severity 1")
    void earlierAndAlarming() {
        ResponseEntity<JsonNode> answer =
                open("sam", """
                {"subject": "We were hacked", "description": "NUL \\u0000 too", "reporter": {"phone": "1"},
                 "affectedSystems": "vendor", "affectedUsers": "single", "receivedAt": "%s"}""".formatted(clock.instant().minusSeconds(600)));
        String reference = answer.getBody().path("reference").asText();
        assertThat(file(reference).impairment().securitySuspected()).isTrue();
        assertThat(file(reference).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
        assertThat(file(reference).respondBy()).isEqualTo(clock.instant().plusSeconds(1200));
        assertThat(file(reference).description()).isEqualTo("NUL  too");
    }

    @Test
    @DisplayName(
            "P21 what a program heard of days ago is late now; what is older than a week is refused with the remedy")
    void receivedLongAgo() {
        String report = """
                {"subject": "x", "description": "x", "reporter": {"phone": "1"}, "receivedAt": "%s"}""";
        ResponseEntity<JsonNode> weekend =
                open("sam", report.formatted(clock.instant().minus(Duration.ofDays(7))));
        assertThat(weekend.getStatusCode().value()).isEqualTo(201);
        String reference = weekend.getBody().path("reference").asText();
        assertThat(file(reference).receivedAt()).isEqualTo(clock.instant().minus(Duration.ofDays(7)));
        for (String tooLong : List.of(
                clock.instant().minus(Duration.ofDays(7)).minusMillis(1).toString(),
                "1970-01-01T00:00:00Z",
                "-1000000-01-01T00:00:00Z")) {
            assertRefused(open("sam", report.formatted(tooLong)), 422, "say when it happened in occurredAt");
        }
    }

    @Test
    @DisplayName("P13 a customer's words that a program brings move the case on, once")
    void customersWords() {
        String reference = openCase();
        bringToResolved(reference);
        String body = "{\"author\": \"%s\", \"text\": \"It is back.\"}".formatted(ADA);

        ResponseEntity<JsonNode> answer = post("sam", "cases/" + reference + "/messages", key, body);
        post("sam", "cases/" + reference + "/messages", key, body);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(file(reference).state()).isEqualTo(CaseState.INVESTIGATING);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(files.conversation(reference).stream().filter(it -> it.text().equals("It is back.")))
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).isEqualTo(Channel.API))
                .satisfies(it -> assertThat(it.remark()).contains("by sam"));
        assertRefused(
                post("sam", "cases/" + reference + "/messages", "other", "{\"author\": \"Ada\", \"text\": \"x\"}"),
                422,
                "mail address");
        post(
                "sam",
                "cases/" + reference + "/messages",
                "stranger",
                "{\"author\": \"eve@evil.example\", \"text\": \"y\"}");
        assertThat(files.conversation(reference).get(0).remark()).contains("nobody of this case");
    }

    @Test
    @DisplayName("P20 cases are found by severity, state, company and words, page by page, whatever comes meanwhile")
    void found() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            all.add(0, opened("Export-" + word + "/" + i));
        }
        triage(all.get(0), 2);
        assertThat(found("?q=" + word)).containsExactlyElementsOf(all);
        assertThat(found("?q=EXPORT%20" + word.substring(0, 6).toUpperCase())).containsAll(all);
        assertThat(found("?q=absent%20" + word)).isEmpty();
        assertThat(found("?q=%27%20%26%20%21" + word)).containsAll(all);
        assertThat(found("?q=%26%7C")).isEmpty();
        assertThat(found("?q=" + word + "&severity=2")).containsExactly(all.get(0));
        assertThat(found("?q=" + word + "&state=AWAITING_RESPONSE")).containsExactly(all.get(0));
        assertThat(found("?q=" + word + "&state=CLOSED")).isEmpty();
        long company = file(all.get(0)).companyId();
        assertThat(found("?size=100&state=AWAITING_RESPONSE&severity=2&company=" + company))
                .contains(all.get(0));
        assertThat(found("?q=" + word + "&company=" + (company + 1_000_000))).isEmpty();

        ResponseEntity<JsonNode> first = as("sam").getForEntity(raw("/api/v1/cases?size=2&q=" + word), JsonNode.class);
        clock.advance(Duration.ofSeconds(1));
        opened("Export " + word + " meanwhile");
        String link = first.getHeaders().getFirst(HttpHeaders.LINK);
        assertThat(link).endsWith("; rel=\"next\"");
        List<String> second = found(link.substring(1, link.indexOf('>')));
        assertThat(first.getBody().findValuesAsText("reference")).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(second).containsExactlyElementsOf(all.subList(2, 4));
    }

    @Test
    @DisplayName(
            "P20 P30 every page of the open cases together is the whole list: the gravest, then those put first, then by deadline")
    void pagesOfOpenCases() {
        List<String> lesser = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(1));
            lesser.add(openCase());
            triage(lesser.get(i), 3);
        }
        expedite(lesser.get(2));
        expedite(lesser.get(3));

        List<String> paged = new ArrayList<>();
        String path = "?state=AWAITING_RESPONSE&size=2";
        while (path != null) {
            ResponseEntity<JsonNode> page = as("sam").getForEntity(raw("/api/v1/cases" + path), JsonNode.class);
            paged.addAll(page.getBody().findValuesAsText("reference"));
            String link = page.getHeaders().getFirst(HttpHeaders.LINK);
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(paged).containsSubsequence(lesser.get(2), lesser.get(3), lesser.get(0), lesser.get(1));
        assertThat(paged).containsExactlyElementsOf(jdbc.queryForList("""
                        select reference from support_case where state = 'AWAITING_RESPONSE'
                        order by coalesce(severity, proposed_severity, 'SEVERITY_1'), expedited desc, respond_by, id""", String.class));
        List<String> onTheDeskPage = new ArrayList<>();
        as("maria")
                .getForObject(
                        raw("/api/v1/desk/cases?figure=open&severity=3&state=AWAITING_RESPONSE&size=100"),
                        JsonNode.class)
                .path("cases")
                .forEach(it -> onTheDeskPage.add(it.at("/theCase/reference").asText()));
        assertThat(onTheDeskPage.stream().filter(lesser::contains)).startsWith(lesser.get(2), lesser.get(3));
    }

    /** As a reviewer does it. */
    private void expedite(String reference) {
        jdbc.update("update support_case set expedited = true where reference = ?", reference);
    }

    @ParameterizedTest
    @CsvSource({"after=nonsense", "after=IDIwMjY", "severity=5", "severity=high", "state=NOWHERE", "company=acme"})
    void badQueriesSaySo(String query) {
        ResponseEntity<JsonNode> answer = as("sam").getForEntity(raw("/api/v1/cases?" + query), JsonNode.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().path("detail").asText()).isNotBlank();
    }
}
