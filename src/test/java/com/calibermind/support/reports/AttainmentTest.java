package com.calibermind.support.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures against cases that went through the real engine, each test on a day of its own. */
class AttainmentTest extends RestTest {

    private static final String REPORT = "/api/v1/reports/attainment";

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private JdbcTemplate jdbc;

    private LocalDate day;

    /** No deadline of another test comes so late. */
    @BeforeEach
    void onAFreshDay() {
        day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        clock.set(day.atTime(1, 0).toInstant(ZoneOffset.UTC));
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return as(user).getForEntity(raw(path), JsonNode.class);
    }

    private String period(int days) {
        return "from=" + day + "&to=" + day.plusDays(days - 1L) + "&zone=UTC";
    }

    private JsonNode report(String query) {
        ResponseEntity<JsonNode> answer = get("maria", REPORT + "?" + query);
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        return answer.getBody();
    }

    private JsonNode whole(JsonNode report, int severity) {
        return report.at("/severities/" + (severity - 1) + "/whole");
    }

    /** "due kept missed owed" */
    private static String counts(JsonNode kept) {
        return "%d %d %d %d"
                .formatted(
                        kept.path("due").asInt(),
                        kept.path("kept").asInt(),
                        kept.path("missed").asInt(),
                        kept.path("owed").asInt());
    }

    private List<String> listed(String figure, String more) {
        List<String> references = new ArrayList<>();
        get("maria", REPORT + "/cases?figure=" + figure + "&" + more)
                .getBody()
                .path("cases")
                .forEach(it -> references.add(it.path("reference").asText()));
        return references;
    }

    private String answered(int severity, Duration after) {
        String reference = openCase();
        triage(reference, severity);
        clock.advance(after);
        respond(reference, severity, "telephone", "investigate");
        return reference;
    }

    @Test
    @DisplayName("P37 responses are kept, missed or still owed, by severity, and each number opens its cases")
    void keptMissedOwed() {
        String kept = answered(2, Duration.ofMinutes(5));
        String missed = answered(1, Duration.ofMinutes(42));
        String owed = openCase();
        triage(owed, 3);

        clock.set(file(owed).respondBy().minusMillis(1));
        assertThat(counts(whole(report(period(1)), 3).path("response"))).isEqualTo("0 0 0 0");
        clock.advance(Duration.ofMillis(1)); // "less than": at the deadline it is missed
        JsonNode report = report(period(1));

        assertThat(counts(whole(report, 1).path("response"))).isEqualTo("1 0 1 0");
        assertThat(counts(whole(report, 2).path("response"))).isEqualTo("1 1 0 0");
        assertThat(counts(whole(report, 3).path("response"))).isEqualTo("1 0 0 1");
        assertThat(counts(whole(report, 4).path("response"))).isEqualTo("0 0 0 0");
        assertThat(counts(report.at("/all/whole/response"))).isEqualTo("3 1 1 1");
        assertThat(report.at("/all/whole/response/percent").asDouble()).isEqualTo(33.3);
        assertThat(whole(report, 1).at("/response/medianSeconds").asLong()).isEqualTo(42 * 60);
        assertThat(whole(report, 3).at("/response/medianSeconds").isNull()).isTrue();
        assertThat(whole(report, 4).at("/response/percent").isNull()).isTrue();
        assertThat(report.at("/severities/0/targetSeconds").asLong()).isEqualTo(1800);
        // the miss has been escalated, and nobody has reviewed it within the hour
        assertThat(whole(report, 1).path("escalations").asInt()).isEqualTo(1);
        assertThat(counts(whole(report, 1).path("review"))).isEqualTo("1 0 0 1");

        assertThat(listed("response-kept", period(1))).containsExactly(kept);
        assertThat(listed("response-missed", period(1) + "&severity=1")).containsExactly(missed);
        assertThat(listed("response-missed", period(1) + "&severity=2")).isEmpty();
        assertThat(listed("response-owed", period(1))).containsExactly(owed);
        assertThat(listed("response-late", period(1))).containsExactly(missed, owed);
        assertThat(listed("response-due", period(1))).containsExactly(missed, kept, owed);
        assertThat(listed("review-owed", period(1))).containsExactly(missed);
        JsonNode line = get("henri", REPORT + "/cases?figure=response-missed&" + period(1))
                .getBody()
                .at("/cases/0");
        assertThat(line.path("lateSeconds").asLong()).isEqualTo(12 * 60);
        assertThat(line.path("moment").asText())
                .isEqualTo(file(missed).respondBy().toString());
    }

    @Test
    @DisplayName("P37 median and 95th percentile are times that some answer really took")
    void percentiles() {
        for (int minutes : new int[] {1, 2, 3, 4, 20}) {
            answered(2, Duration.ofMinutes(minutes));
        }
        clock.advance(Duration.ofHours(1));
        JsonNode response = whole(report(period(1)), 2).path("response");
        assertThat(response.path("medianSeconds").asLong()).isEqualTo(3 * 60);
        assertThat(response.path("p95Seconds").asLong()).isEqualTo(20 * 60);
        assertThat(response.path("percent").asDouble()).isEqualTo(100.0);
    }

    @Test
    @DisplayName("P37 a response counts by the severity that it was held to, whatever severity the case gets later")
    void severityChanges() {
        String reference = openCase();
        triage(reference, 4);
        clock.advance(Duration.ofHours(2));
        severities.changeSeverity(reference, Severity.SEVERITY_1, "it spreads", "sam");
        respond(reference, 1, "telephone", "investigate");
        severities.changeSeverity(reference, Severity.SEVERITY_4, "mended for most", "sam");

        JsonNode report = report(period(1));
        assertThat(counts(whole(report, 1).path("response"))).isEqualTo("1 0 1 0");
        clock.advance(Duration.ofDays(1));
        assertThat(counts(whole(report(period(2)), 4).path("response"))).isEqualTo("0 0 0 0");
        assertThat(get("maria", REPORT + "/cases?figure=response-missed&" + period(1))
                        .getBody()
                        .at("/cases/0/lateSeconds")
                        .asLong())
                .isEqualTo(90 * 60);
    }

    @Test
    @DisplayName("P21 P37 whoever lowers the severity after a missed response does not take the miss out of the report")
    void missedThenRegraded() {
        String reference = openCase();
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(40));
        runDueJobs(reference);
        severities.changeSeverity(reference, Severity.SEVERITY_4, "only one user", "sam");
        respond(reference, 4, "telephone", "settled");
        String untriaged =
                openCase(); // watched as Severity 1, which nobody had assigned: its triage is late, no response
        clock.advance(Duration.ofMinutes(40));
        runDueJobs(untriaged);
        triage(untriaged, 4);

        JsonNode first = report(period(1));
        assertThat(whole(first, 1).path("regraded").asInt()).isEqualTo(1);
        assertThat(whole(first, 4).path("regraded").asInt()).isZero();
        assertThat(listed("regraded", period(1))).containsExactly(reference);
        clock.advance(Duration.ofDays(1));
        assertThat(counts(whole(report(period(2)), 4).path("response"))).isEqualTo("2 1 0 1");
    }

    @Test
    @DisplayName("P29 P37 a review that its manager left to run out is counted, also if the head is in time")
    void passedOn() {
        String reference = answered(3, Duration.ofMinutes(1));
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody helps.", "Ada"));
        Instant due = jdbc.queryForObject(
                        "select review_due from escalation where case_id = (select id from support_case where reference = ?)",
                        java.sql.Timestamp.class,
                        reference)
                .toInstant();
        clock.set(due.plusSeconds(1));
        runDueJobs(reference);
        submit(
                reference,
                "Task_HeadReview",
                Map.of("policyFollowed", "yes", "finding", "As promised.", "answer", "Thank you."));
        clock.advance(Duration.ofDays(3));

        JsonNode report = report(period(5));
        assertThat(whole(report, 3).path("passedOn").asInt()).isEqualTo(1);
        assertThat(counts(whole(report, 3).path("review"))).isEqualTo("1 1 0 0");
        assertThat(listed("passed-on", period(5))).containsExactly(reference);
    }

    @Test
    @DisplayName("P22 P37 a triage that came too late is counted beside the response, which was in time")
    void lateTriage() {
        String reference = openCase();
        String waits = openCase();
        clock.advance(Duration.ofMinutes(31));
        assertThat(counts(whole(report(period(1)), 1).path("triage"))).isEqualTo("2 0 0 2");
        triage(reference, 3);
        respond(reference, 3, "telephone", "settled");
        clock.set(file(reference).respondBy());

        JsonNode report = report(period(1));
        assertThat(counts(whole(report, 3).path("triage"))).isEqualTo("1 0 1 0");
        assertThat(counts(whole(report, 3).path("response"))).isEqualTo("1 1 0 0");
        assertThat(listed("triage-owed", period(1))).containsExactly(waits);
        assertThat(listed("triage-late", period(1))).containsExactlyInAnyOrder(reference, waits);
    }

    @Test
    @DisplayName(
            "P27 P30 P37 escalations, findings, reopened cases and those outside the service count when they happen")
    void whatHappens() {
        String resolved = openCase();
        bringToResolved(resolved);
        String closed = openCase();
        bringToResolved(closed);
        String waiting = answered(4, Duration.ofMinutes(1));
        submit(waiting, "Task_Investigate", Map.of("findings", "x", "nextStep", "askCustomer", "question", "Which?"));
        String outside = answered(4, Duration.ofMinutes(1));
        submit(outside, "Task_Investigate", Map.of("findings", "Their proxy.", "nextStep", "resolve"));
        submit(outside, "Task_Resolve", Map.of("resolution", "Ask IT.", "resolutionKind", "outsideInfrastructure"));
        escalations.request(
                outside, new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody helps.", "Ada"));
        submit(
                outside,
                "Task_ManagerReview",
                Map.of("policyFollowed", "no", "clause", "P27", "finding", "Too curt.", "answer", "Sorry."));
        clock.advance(Duration.ofMinutes(1));
        reception.reply(resolved, ADA, "Still broken.", clock.instant());
        reception.reply(waiting, ADA, "The left one.", clock.instant()); // asked for: nothing was done yet

        JsonNode first = report(period(1));
        assertThat(whole(first, 3).path("reopened").asInt()).isEqualTo(1);
        assertThat(whole(first, 4).path("reopened").asInt()).isZero();
        assertThat(whole(first, 4).path("outside").asInt()).isEqualTo(1);
        assertThat(whole(first, 4).path("escalations").asInt()).isEqualTo(1);
        assertThat(whole(first, 4).path("againstPolicy").asInt()).isEqualTo(1);
        assertThat(listed("reopened", period(1))).containsExactly(resolved);
        assertThat(listed("outside", period(1))).containsExactly(outside);
        assertThat(listed("escalations", period(1))).containsExactly(outside);
        assertThat(listed("against-policy", period(1))).containsExactly(outside);

        clock.advance(Duration.ofDays(7));
        runDueJobs(closed);
        reception.reply(closed, ADA, "Broken again.", clock.instant());
        JsonNode later = report(period(8));
        assertThat(whole(later, 3).path("reopened").asInt()).isEqualTo(2);
        assertThat(counts(whole(later, 4).path("review"))).isEqualTo("1 1 0 0");
    }

    @Test
    @DisplayName("P37 to which day a deadline belongs is told by the zone of the report")
    void zones() {
        answered(1, Duration.ofMinutes(5));
        clock.advance(Duration.ofHours(1)); // the deadline was at half past one, UTC
        String losAngeles = "&by=day&zone=America/Los_Angeles";
        JsonNode there = report("from=" + day.minusDays(1) + "&to=" + day + losAngeles);
        assertThat(counts(there.at("/severities/0/periods/0/response"))).isEqualTo("1 1 0 0");
        assertThat(counts(there.at("/severities/0/periods/1/response"))).isEqualTo("0 0 0 0");
        assertThat(there.path("zone").asText()).isEqualTo("America/Los_Angeles");
        assertThat(listed("response-due", "from=" + day + "&to=" + day + losAngeles))
                .isEmpty();
        assertThat(counts(whole(report(period(1)), 1).path("response"))).isEqualTo("1 1 0 0");
    }

    @Test
    @DisplayName("P37 the long day on which clocks go back has all its deadlines, and no other")
    void clocksChange() {
        String reference = openCase();
        Long id = jdbc.queryForObject("select id from support_case where reference = ?", Long.class, reference);
        for (String due : List.of( // the last second of the 26th, the 27th from first to last, the first of the 28th
                "2024-10-26T21:59:59Z", "2024-10-26T22:00:00Z", "2024-10-27T22:59:59Z", "2024-10-27T23:00:00Z")) {
            jdbc.update(
                    """
                    insert into deadline_entry (id, case_id, kind, event, at, severity, due, changed_by)
                    values (nextval('deadline_entry_seq'), ?, 'INITIAL_RESPONSE', 'ANSWERED', ?, 'SEVERITY_2', ?, 'test')""", id, Timestamp.from(Instant.parse(due).minusSeconds(60)), Timestamp.from(Instant.parse(due)));
        }
        JsonNode report = report("from=2024-10-26&to=2024-10-28&by=day&zone=Europe/Berlin");
        List<String> kept = new ArrayList<>();
        report.at("/severities/1/periods").forEach(it -> kept.add(counts(it.path("response"))));
        assertThat(kept).containsExactly("1 1 0 0", "2 2 0 0", "1 1 0 0");
        jdbc.update("delete from deadline_entry where case_id = ? and changed_by = 'test'", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "ines", "ilya", "dana", "mona", "paul", "admin"})
    @DisplayName("P37 reports are for managers and the head of Customer Success; others are told so")
    void othersAreRefused(String user) {
        for (String path : List.of(
                REPORT,
                REPORT + ".csv",
                REPORT + "/cases?figure=response-due",
                REPORT + "/cases.csv?figure=response-due",
                AttainmentPage.PATH)) {
            ResponseEntity<JsonNode> answer = get(user, path);
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(403);
            assertThat(answer.getBody().path("detail").asText()).isEqualTo("Your role may not use this.");
        }
    }

    @Test
    void whoHasNotSignedInIsAskedTo() {
        for (String path : List.of(REPORT, REPORT + ".csv", AttainmentPage.PATH, "/reports", "/reports/other")) {
            assertThat(http.getForEntity(raw(path), String.class)
                            .getStatusCode()
                            .value())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(get("maria", "/reports/other").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    @DisplayName("P37 the page to print is there for managers, with scripts of our own files only")
    void thePage() {
        ResponseEntity<String> page = as("henri").getForEntity(raw(AttainmentPage.PATH), String.class);
        assertThat(page.getStatusCode().value()).isEqualTo(200);
        assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'");
        for (String file : List.of(
                "/desk/attainment.js",
                "/desk/attainment-page.js",
                "/desk/attainment.css",
                "/desk/lib/uplot/dist/uPlot.esm.js",
                "/desk/lib/uplot/dist/uPlot.min.css")) {
            assertThat(http.getForEntity(raw(file), String.class)
                            .getStatusCode()
                            .value())
                    .as(file)
                    .isEqualTo(200);
        }
    }

    private List<Map<String, String>> csv(String path) throws IOException {
        ResponseEntity<byte[]> answer = as("maria").getForEntity(raw(path), byte[].class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).endsWith(".csv");
        String text = new String(answer.getBody(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff");
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text.substring(1))) {
            return lines.readAll();
        }
    }

    @Test
    @DisplayName(
            "P37 figures and cases leave as CSV that names period and zone, and in which no customer's text is a formula")
    void export() throws IOException {
        String formula = "=HYPERLINK(\"http://evil.example\",\"Gr\u00fc\u00dfe, \u201eAda\u201c\")";
        Report plain = report(Impairment.UNKNOWN);
        String reference = reception.open(new Report(
                        plain.channel(),
                        plain.receivedAt(),
                        new Reporter("+Acme", "Ada Acme", null, "stranger@elsewhere.example"),
                        formula,
                        plain.description())
                .with(plain.impairment()));
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(40));

        Map<String, String> line = csv(REPORT + ".csv?by=day&" + period(1)).get(0);
        assertThat(line.get("from")).isEqualTo(day.toString());
        assertThat(line.get("zone")).isEqualTo("UTC");
        assertThat(line.get("severity")).isEqualTo("1");
        assertThat(line.get("response_owed")).isEqualTo("1");
        assertThat(line.get("response_percent")).isEqualTo("0.0");
        assertThat(line.get("response_median_seconds")).isEmpty();

        List<Map<String, String>> cases = csv(REPORT + "/cases.csv?figure=response-owed&" + period(1));
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).get("reference")).isEqualTo(reference);
        assertThat(cases.get(0).get("subject")).isEqualTo("'" + formula);
        assertThat(cases.get(0).get("company")).isEqualTo("'+Acme");
        assertThat(cases.get(0).get("counted_by")).isEqualTo(day + "T01:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "\uff1d1", "|calc", "%0"})
    void formulasAreHarmless(String text) {
        assertThat(Csv.harmless(text)).isEqualTo("'" + text);
        assertThat(Csv.harmless("Plain " + text)).isEqualTo("Plain " + text);
    }

    @Test
    @DisplayName("P37 without a word on the period it is the last twelve weeks by week, in the desk's zone")
    void defaults() {
        JsonNode report = report("");
        assertThat(report.path("periods")).hasSize(12);
        assertThat(report.path("to").asText()).isEqualTo(day.toString());
        assertThat(report.path("by").asText()).isEqualTo("week");
        assertThat(report.path("zone").asText()).isEqualTo("UTC");
    }

    @Test
    void listsArePaged() {
        for (int i = 0; i < 3; i++) {
            answered(2, Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofHours(1));
        String query = REPORT + "/cases?figure=response-due&size=2&" + period(1);
        JsonNode first = get("maria", query).getBody();
        assertThat(first.path("cases")).hasSize(2);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second = get("maria", query + "&page=1").getBody();
        assertThat(second.path("cases")).hasSize(1);
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(second.at("/cases/0/reference")).isNotIn(first.path("cases").findValues("reference"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attainment?from=2026-02-30 | 2026-02-30 is no day: write it like 2026-09-01.",
                "attainment?from=2026-03-01&to=2026-02-01 | The period ends on 2026-02-01, before it begins on 2026-03-01.",
                "attainment?from=2025-01-01&to=2026-12-31 | A report covers at most 400 days: choose a shorter period.",
                "attainment?zone=Berlin | There is no time zone of the name Berlin: write one like Europe/Berlin.",
                "attainment?by=hour | A report is by day, week or month: hour is none of them.",
                "attainment/cases?figure=responses | There is no figure responses: ask for one of response-due,",
                "attainment/cases?figure=reopened&severity=5 | Severities are 1 to 4: 5 is none of them.",
                "attainment/cases?figure=reopened&page=5000 | Pages are numbered from 0 to 1,000",
                "attainment.csv?by=hour | A report is by day, week or month: hour is none of them."
            })
    void badInputIsSaid(String path, String words) {
        ResponseEntity<JsonNode> answer = get("maria", "/api/v1/reports/" + path);
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().path("detail").asText()).startsWith(words);
    }
}
