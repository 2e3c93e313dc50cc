package com.calibermind.support.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.cases.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

class IncidentRecordTest extends IncidentTest {

    private static final byte[] LOG = "02:14 sign-in from nowhere".getBytes(UTF_8);
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Autowired
    private IncidentRecord record;

    @Autowired
    private JdbcTemplate jdbc;

    /** As Tasklist sends the embedded form: with nothing chosen, the file is empty and has no name. */
    private ResponseEntity<JsonNode> submit(String user, String reference, String note, String name, byte[] content) {
        return http(user)
                .postForEntity(
                        "/engine-rest/process-definition/key/IncidentEntry/submit-form",
                        json("""
                                {"variables":{"reference":{"value":"%s","type":"String"},"entry":{"value":"%s","type":"String"},
                                "evidence":{"value":"%s","type":"File","valueInfo":{"filename":"%s","mimeType":"text/plain"}}}}""".formatted(reference, note, Base64.getEncoder().encodeToString(content), name)),
                        JsonNode.class);
    }

    private String refused(String reference, String note, EvidenceFile file) {
        return record.add(reference, note, file, "ines") instanceof Outcome.Refused refused
                ? refused.reason()
                : "not refused";
    }

    @Test
    @DisplayName("P32 a member of the team adds a note and a file from Tasklist; nothing of them stays in the engine")
    void fromTasklist() {
        String reference = suspected();
        long kept = jdbc.queryForObject("select count(*) from act_ge_bytearray", Long.class);

        assertThat(submit("ines", reference, "From the proxy.", "C:\\\\logs\\\\proxy.log", LOG)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);

        assertThat(incident(reference).evidence()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("proxy.log");
            assertThat(it.contentType()).isEqualTo("text/plain");
            assertThat(it.size()).isEqualTo(LOG.length);
            assertThat(it.by()).isEqualTo("ines");
            assertThat(it.at()).isEqualTo(clock.instant());
            assertThat(incidents.evidence(reference, it.id()).orElseThrow().content())
                    .isEqualTo(LOG);
        });
        assertThat(timeline(reference))
                .contains("From the proxy.")
                .last()
                .satisfies(it -> assertThat(it).startsWith("Evidence kept: proxy.log"));
        assertThat(jdbc.queryForObject("select count(*) from act_ge_bytearray", Long.class))
                .isEqualTo(kept);
        assertThat(jdbc.queryForObject(
                        "select count(*) from act_hi_varinst where name_ in ('evidence', 'entry', 'reference')",
                        Long.class))
                .isZero();
    }

    @Test
    @DisplayName("P32 a note without a file, as Tasklist sends it")
    void aNoteAlone() {
        String reference = suspected();
        assertThat(submit("ilya", reference, "They called back.", "", new byte[0])
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(timeline(reference)).last().isEqualTo("They called back.");
        assertThat(incident(reference).evidence()).isEmpty();
    }

    @Test
    @DisplayName("P32 the form itself opens in Tasklist for the team, and for nobody else")
    void theFormOpens() {
        String form = "/engine-rest/process-definition/key/IncidentEntry/deployed-start-form";
        assertThat(http("ines").getForObject(form, String.class)).contains("cam-variable-name=\"evidence\"");
        for (String other : new String[] {"sam", "maria", "dana"}) {
            assertThat(http(other).getForEntity(form, String.class).getStatusCode())
                    .as(other)
                    .isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona", "paul"})
    @DisplayName("P32 nobody else adds to the record")
    void othersMayNotAdd(String other) {
        String reference = suspected();
        int before = timeline(reference).size();
        assertThat(submit(other, reference, "Me too.", "x.log", LOG).getStatusCode())
                .isIn(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);
        assertThat(timeline(reference)).hasSize(before);
    }

    @Test
    @DisplayName("P32 what cannot be added is said in plain words, and nothing is kept")
    void refusals() {
        String reference = suspected();
        int before = timeline(reference).size();
        assertThat(submit("ines", reference, "", "", new byte[0])
                        .getBody()
                        .path("message")
                        .asText())
                .contains("Nothing was added");
        assertThat(submit("ines", reference, "A note.", "empty.log", new byte[0])
                        .getBody()
                        .path("message")
                        .asText())
                .contains("The file is empty");
        assertThat(submit("ines", "CM-1999-000001", "A note.", "", new byte[0])
                        .getBody()
                        .path("message")
                        .asText())
                .contains("no case of that reference");
        assertThat(submit("ines", openCase(), "A note.", "", new byte[0])
                        .getBody()
                        .path("message")
                        .asText())
                .contains("No security incident has been raised");
        assertThat(refused(reference, "x".repeat(10_001), null)).contains("too long");
        assertThat(refused(reference, null, new EvidenceFile("big", null, new byte[25 * 1024 * 1024 + 1])))
                .contains("larger than 25 MB");
        assertThatThrownBy(() ->
                        start("IncidentEntry", "ines", "irt", Map.of("reference", reference, "evidence", "not a file")))
                .hasMessageContaining("Evidence is a file");
        assertThat(timeline(reference)).hasSize(before);
    }

    @Test
    @DisplayName("P32 evidence is known by its SHA-256")
    void sha256() {
        String reference = suspected();
        record.add(reference, null, new EvidenceFile("abc", null, "abc".getBytes(UTF_8)), "ines");
        assertThat(incident(reference).evidence().get(0).sha256()).isEqualTo(SHA_256_OF_ABC);
        assertThat(timeline(reference)).last().asString().endsWith(SHA_256_OF_ABC);
    }

    @Test
    @DisplayName("P32 the record goes on after the incident is over")
    void afterTheEnd() {
        String reference = suspected();
        byLead(reference, "Task_ContactReporter", falseAlarm("3", "A test."));
        assertThat(record.add(reference, "The report of the testers.", null, "ines"))
                .isEqualTo(Outcome.DONE);
        assertThat(incident(reference).timeline())
                .last()
                .satisfies(it -> assertThat(it.stage()).isEqualTo(IncidentStage.STOOD_DOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update incident_entry set text = 'nothing happened'",
                "delete from incident_entry",
                "truncate incident_entry",
                "update incident_evidence set sha256 = ''",
                "delete from incident_evidence",
                "truncate incident_evidence"
            })
    @DisplayName("P32 timeline and evidence are append-only, also to somebody in the database")
    void appendOnly(String sql) {
        suspected();
        assertThatThrownBy(() -> jdbc.execute(sql)).hasMessageContaining("append-only");
    }
}
