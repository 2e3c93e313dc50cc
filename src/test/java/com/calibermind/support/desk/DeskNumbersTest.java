package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.process.Owners;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every number that Cockpit shows a manager opens a list that is as long as the number says. */
class DeskNumbersTest extends RestTest {

    private static final List<String> STATES = Stream.of(
                    "AWAITING_TRIAGE",
                    "AWAITING_RESPONSE",
                    "ANSWER_ON_ITS_WAY",
                    "INVESTIGATING",
                    "WAITING_FOR_CUSTOMER",
                    "RESOLVED",
                    "")
            .toList();
    private static final Map<String, Object> NOT_FOLLOWED =
            Map.of("policyFollowed", "no", "clause", "P21", "finding", "Nobody looked.", "answer", "We call.");

    @Autowired
    private JdbcTemplate jdbc;

    private String odd;

    /** What was looked for is remembered for a minute: the next test looks anew. */
    @AfterEach
    void aMinuteLater() {
        clock.advance(Duration.ofMinutes(2));
    }

    /** Before it is asked whether every case is owned. */
    @AfterEach
    @Override
    protected void everyCaseIsOwned(@Autowired Owners owners) {
        if (odd != null) {
            jdbc.update("update support_case set state = 'AWAITING_TRIAGE' where reference = ?", odd);
        }
        super.everyCaseIsOwned(owners);
    }

    private JsonNode read(String path) {
        ResponseEntity<JsonNode> answer = as("maria").getForEntity(raw("/api/v1/" + path), JsonNode.class);
        assertThat(answer.getStatusCode().value())
                .as(path + ": " + answer.getBody())
                .isEqualTo(200);
        return answer.getBody();
    }

    private void post(String path, String body) {
        assertThat(as("sam")
                        .postForEntity(raw("/api/v1/cases/" + path), json(body), JsonNode.class)
                        .getStatusCode()
                        .value())
                .as(path)
                .isEqualTo(204);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The rows of a list, page by page. */
    private List<JsonNode> listed(String path) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = read(path + (path.contains("?") ? "&" : "?") + "size=20&page=" + number++);
            each(page).filter(JsonNode::isArray).findFirst().orElseThrow().forEach(rows::add);
        } while (page.path("more").asBoolean());
        return rows;
    }

    private long linesOfTable(String path) {
        String csv = path.replaceFirst("^([^?]*)", "$1.csv");
        ResponseEntity<byte[]> answer = as("maria").getForEntity(raw("/api/v1/" + csv), byte[].class);
        assertThat(answer.getHeaders().getFirst("Content-Type")).as(csv).isEqualTo("text/csv;charset=UTF-8");
        try (var lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .<String[]>readValues(answer.getBody())) {
            List<String[]> all = lines.readAll();
            assertThat(all).as(csv).allMatch(it -> it.length == all.get(0).length);
            return all.size() - 1L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zero opens nothing. How the pledge is kept counts what happened, perhaps twice on one case. */
    private void assertEachOpensItsList(Map<String, Long> numbers) {
        SoftAssertions.assertSoftly(all -> numbers.forEach((path, number) -> {
            List<JsonNode> rows = listed(path);
            all.assertThat(rows).as(path).hasSize(number.intValue());
            if (path.startsWith("desk/")) {
                all.assertThat(rows).as(path).doesNotHaveDuplicates();
            }
            if (number > 0) {
                all.assertThat(linesOfTable(path)).as(path + " as CSV").isEqualTo(number);
            }
        }));
    }

    private String escalated(Authority authority) {
        String reference = openCase();
        escalations.request(
                reference, new EscalationWish(EscalationReason.CUSTOMER_WISH, authority, "Nobody calls back.", "sam"));
        return reference;
    }

    private long parked(String... headers) {
        String id = "<" + UUID.randomUUID() + "@numbers.example>";
        mail.arrives(
                ADA,
                Stream.concat(Stream.of(headers), Stream.of("Message-ID: " + id, "", "Help"))
                        .toArray(String[]::new));
        mail.read();
        return jdbc.queryForObject("select max(id) from inbound_mail where verdict = 'PARKED'", Long.class);
    }

    /** The second is decided on with the first, as in a flood. */
    private void parkedTogether() {
        String[] copies = {"From: " + ADA, "To: boss@acme.example", "Cc: support@calibermind.example", "Subject: =1+1"};
        long first = parked(copies);
        long second = parked(copies);
        runtime.deleteProcessInstance(review(second).getId(), "decided on with another");
        jdbc.update("update inbound_mail set parked_with = ? where id = ?", first, second);
    }

    private ProcessInstance review(long mailId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("MailReview")
                .variableValueEquals("mailId", mailId)
                .singleResult();
    }

    /** Something of everything that the page counts. */
    private void aDayAtTheDesk() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34)));
        String missed = openCase();
        triage(missed, 1);
        tasks.claim(task(missed, "Task_RespondSeverity1").getId(), "sam");
        post(missed + "/consult", "{\"expert\": \"development\", \"question\": \"Which job?\", \"hours\": 1}");
        post(
                missed + "/consult",
                "{\"expert\": \"person\", \"person\": \"paul\", \"question\": \"Why?\", \"hours\": 1}");
        submit(escalated(Authority.MANAGER), "Task_ManagerReview", NOT_FOLLOWED);
        escalated(Authority.MANAGER);
        clock.advance(Duration.ofMinutes(90));
        runDueJobs(missed);
        escalated(Authority.HEAD_OF_CUSTOMER_SUCCESS);

        String soon = openCase();
        triage(soon, 2);
        post(soon + "/handover", "{\"to\": \"sam\", \"reason\": \"\"}");
        bringToResolved(openCase());
        mail.refuseNewest(openCase(), "550 no such user");
        parked("Subject: from nobody");
        parkedTogether();
        String stuck = openCase();
        management.setJobRetries(
                management
                        .createJobQuery()
                        .processInstanceId(processOf(stuck).getId())
                        .list()
                        .get(0)
                        .getId(),
                0);
        odd = openCase();
        jdbc.update("update support_case set state = 'RESOLVED' where reference = ?", odd);
    }

    private Map<String, Long> numbersOfThePage() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        JsonNode overview = read("desk/overview");
        for (String severity : List.of("1", "2", "3", "4", "")) {
            for (String state : STATES) {
                numbers.put(
                        "desk/cases?figure=open" + (severity.isEmpty() ? "" : "&severity=" + severity)
                                + (state.isEmpty() ? "" : "&state=" + state),
                        each(overview.path("open"))
                                .filter(it -> it.path("severity").asText().endsWith(severity))
                                .filter(it -> it.path("state").asText().endsWith(state))
                                .mapToLong(it -> it.path("cases").asLong())
                                .sum());
            }
        }
        overview.path("figures")
                .properties()
                .forEach(it -> numbers.put(of(it.getKey()), it.getValue().asLong()));
        ofLoad(numbers, read("desk/load"));
        JsonNode mail = read("desk/mail");
        numbers.put(
                "desk/cases?figure=letters-waiting", mail.path("lettersWaiting").asLong());
        numbers.put("desk/cases?figure=letters-lost", mail.path("lettersLost").asLong());
        numbers.put("desk/letters", mail.at("/out/queued").asLong());
        numbers.put("desk/reviews", mail.at("/in/parked").asLong());
        numbers.put("desk/reviews?unreadable=true", mail.at("/in/quarantined").asLong());
        JsonNode findings = read("desk/findings");
        numbers.put("desk/unowned", findings.path("unownedCount").asLong());
        numbers.put("desk/stuck", findings.path("stuckCount").asLong());
        return numbers;
    }

    private static String of(String figure) {
        return switch (figure) {
            case "escalated-manager" -> "desk/cases?figure=escalated&who=MANAGER";
            case "escalated-headOfCustomerSuccess" -> "desk/cases?figure=escalated&who=HEAD_OF_CUSTOMER_SUCCESS";
            default -> "desk/cases?figure=" + figure;
        };
    }

    private static void ofLoad(Map<String, Long> numbers, JsonNode load) {
        load.path("people").forEach(it -> {
            String who = "&who=" + it.path("user").asText();
            numbers.put("desk/cases?figure=in-hand" + who, it.path("inHand").asLong());
            numbers.put("desk/cases?figure=in-hand-late" + who, it.path("late").asLong());
            numbers.put("desk/cases?figure=assigned" + who, it.path("assigned").asLong());
        });
        load.path("teams").forEach(it -> {
            String figure = it.path("figure").asText();
            String who = "&who=" + it.path("who").asText();
            numbers.put("desk/cases?figure=" + figure + who, it.path("cases").asLong());
            numbers.put(
                    "desk/cases?figure=" + (figure.equals("open") ? "overdue" : figure + "-late" + who),
                    it.path("late").asLong());
        });
    }

    @Test
    @DisplayName("P37 every number on the desk page opens exactly what it counts, page by page and as a table")
    void everyNumberOfThePage() {
        aDayAtTheDesk();
        Map<String, Long> numbers = numbersOfThePage();

        assertThat(Stream.of(
                        "cases?figure=open",
                        "cases?figure=open&severity=1&state=AWAITING_TRIAGE",
                        "cases?figure=overdue",
                        "cases?figure=due-soon",
                        "cases?figure=missed-today",
                        "cases?figure=escalated-today",
                        "cases?figure=unfollowed",
                        "cases?figure=escalated&who=MANAGER",
                        "cases?figure=escalated-late&who=MANAGER",
                        "cases?figure=escalated&who=HEAD_OF_CUSTOMER_SUCCESS",
                        "cases?figure=in-hand&who=sam",
                        "cases?figure=in-hand-late&who=sam",
                        "cases?figure=assigned&who=sam",
                        "cases?figure=consulted&who=development",
                        "cases?figure=consulted-late&who=development",
                        "cases?figure=consulted&who=",
                        "cases?figure=letters-waiting",
                        "cases?figure=letters-lost",
                        "letters",
                        "reviews",
                        "reviews?unreadable=true",
                        "unowned",
                        "stuck"))
                .as("the day leaves none at zero")
                .allSatisfy(it -> assertThat(numbers.get("desk/" + it)).as(it).isPositive());
        assertThat(numbers.get("desk/reviews")).isGreaterThan(numbers.get("desk/reviews?unreadable=true"));
        assertEachOpensItsList(numbers);
    }

    @Test
    @DisplayName("P37 a mail to review is listed with why it waits and its task; of a flood, all share one")
    void mailsToReview() {
        parkedTogether();
        List<JsonNode> mails = listed("desk/reviews");
        JsonNode last = mails.get(mails.size() - 1);
        JsonNode first = mails.get(mails.size() - 2);

        assertThat(last.path("subject").asText()).isEqualTo("=1+1");
        assertThat(last.path("reason").asText()).contains("copies the support address");
        assertThat(last.path("unreadable").asBoolean()).isFalse();
        assertThat(last.path("instance").asText())
                .isEqualTo(first.path("instance").asText())
                .isEqualTo(review(first.path("mail").asLong()).getId());
        assertThat(last.path("due").asText())
                .isEqualTo(first.path("due").asText())
                .isNotEmpty();
        assertThat(new String(
                        as("maria").getForObject(raw("/api/v1/desk/reviews.csv"), byte[].class),
                        StandardCharsets.UTF_8))
                .contains(",'=1+1,");
        assertThat(listed("desk/letters").stream().map(it -> it.path("letter"))).anySatisfy(it -> {
            assertThat(it.path("kind").asText()).isEqualTo("SEND_AGAIN");
            assertThat(it.path("recipient").asText()).isEqualTo(ADA);
        });
        for (String path :
                List.of("reviews.csv", "letters", "letters.csv", "unowned", "unowned.csv", "stuck", "stuck.csv")) {
            assertThat(as("sam")
                            .getForEntity(raw("/api/v1/desk/" + path), String.class)
                            .getStatusCode()
                            .value())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private static void ofPledge(Map<String, Long> numbers, JsonNode counts, String cut) {
        for (String kept : List.of("response", "triage", "review")) {
            JsonNode it = counts.path(kept);
            for (String figure : List.of("due", "kept", "missed", "owed")) {
                numbers.put(
                        "reports/attainment/cases?figure=" + kept + "-" + figure + cut,
                        it.path(figure).asLong());
            }
            numbers.put(
                    "reports/attainment/cases?figure=" + kept + "-late" + cut,
                    it.path("missed").asLong() + it.path("owed").asLong());
        }
        numbers.put(
                "reports/attainment/cases?figure=response-answered" + cut,
                counts.at("/response/kept").asLong()
                        + counts.at("/response/missed").asLong());
        Map.of(
                        "regraded", "regraded",
                        "passed-on", "passedOn",
                        "escalations", "escalations",
                        "against-policy", "againstPolicy",
                        "reopened", "reopened",
                        "outside", "outside")
                .forEach((figure, name) -> numbers.put(
                        "reports/attainment/cases?figure=" + figure + cut,
                        counts.path(name).asLong()));
    }

    @Test
    @DisplayName("P37 every number on how the pledge is kept opens exactly what it counts, page by page and as a table")
    void everyNumberOfThePledge() {
        aDayAtTheDesk();
        clock.advance(Duration.ofHours(2));
        JsonNode report = read("reports/attainment?by=week");
        String period = "&from=" + report.path("from").asText() + "&to="
                + report.path("to").asText() + "&zone=" + report.path("zone").asText();
        Map<String, Long> numbers = new LinkedHashMap<>();
        ofPledge(numbers, report.at("/all/whole"), period);
        IntStream.range(0, 4)
                .forEach(i ->
                        ofPledge(numbers, report.at("/severities/" + i + "/whole"), period + "&severity=" + (i + 1)));
        JsonNode part = report.path("periods").get(report.path("periods").size() - 1);
        ofPledge(
                numbers,
                report.at("/all/periods/" + (report.path("periods").size() - 1)),
                "&from=" + part.path("from").asText() + "&to=" + part.path("to").asText() + "&zone="
                        + report.path("zone").asText());

        assertThat(numbers.get("reports/attainment/cases?figure=response-late" + period))
                .isPositive();
        assertThat(numbers.get("reports/attainment/cases?figure=against-policy" + period))
                .isPositive();
        assertEachOpensItsList(numbers);
    }
}
