package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.calibermind.support.RestTest;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two who change one case at the same moment. */
class CrossedActsTest extends RestTest {

    private static final String SEVERITY_2 = "{\"severity\": \"2\", \"reason\": \"One system.\"}";

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcTemplate jdbc;

    private final String key = UUID.randomUUID().toString();

    private ResponseEntity<JsonNode> act(String reference, String act, String body, String... headers) {
        return as("sam")
                .postForEntity(raw("/api/v1/cases/" + reference + "/" + act), json(body, headers), JsonNode.class);
    }

    /**
     * What is answered to a call that has read what somebody else is changing, and waits for them to write: they are done
     * while it waits.
     */
    private <T> T crossed(Supplier<T> call, String change, Object... values) throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement statement = other.prepareStatement(change)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(call);
            int holder = number(other, "select pg_backend_pid()");
            await().atMost(Duration.ofSeconds(20)).until(() -> isWaitedFor(holder));
            other.commit();
            return answer.join();
        }
    }

    private boolean isWaitedFor(int holder) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from pg_stat_activity where ? = any (pg_blocking_pids(pid)))",
                Boolean.class,
                holder));
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void assertDone(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P20 a severity that crosses a colleague's change of the case is assigned on what is there now")
    void severityCrossesTheCase(boolean withKey) throws SQLException {
        String reference = openCase();
        triage(reference, 3);
        String[] headers = withKey ? new String[] {"Idempotency-Key", key} : new String[0];

        assertDone(crossed(
                () -> act(reference, "severity", SEVERITY_2, headers),
                "update support_case set version = version + 1, ticket_number = 'T-1' where reference = ?",
                reference));

        assertThat(file(reference).severity()).isEqualTo(Severity.SEVERITY_2);
        assertThat(file(reference).ticketNumber()).isEqualTo("T-1");
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P14 a hand-over that crosses a colleague's claim of the task is tried again, and is done once")
    void handOverCrossesAClaim(boolean withKey) throws SQLException {
        String reference = openCase();
        String[] headers = withKey ? new String[] {"Idempotency-Key", key} : new String[0];

        assertDone(crossed(
                () -> act(reference, "handover", "{\"to\": \"sam\"}", headers),
                "update act_ru_task set rev_ = rev_ + 1, assignee_ = 'maria' where id_ = ?",
                task(reference, "Task_Triage").getId()));

        assertThat(task(reference, "Task_Triage").getAssignee()).isEqualTo("sam");
        assertThat(files.conversation(reference).stream().filter(it -> it.text().startsWith("Taken over")))
                .hasSize(1);
    }

    @Test
    @DisplayName("what another program enters while the case is being changed is tried again, too")
    void wordsCrossTheCase() throws SQLException {
        String reference = openCase();
        bringToResolved(reference);

        ResponseEntity<JsonNode> answer = crossed(
                () -> act(
                        reference,
                        "messages",
                        "{\"author\": \"%s\", \"text\": \"It is back.\"}".formatted(ADA),
                        "Idempotency-Key",
                        key),
                "update support_case set version = version + 1 where reference = ?",
                reference);

        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        assertThat(files.conversation(reference).stream().filter(it -> it.text().equals("It is back.")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support_case", "act_ru_task"})
    @DisplayName(
            "an act that others cross again and again is refused in words, changes nothing, and leaves its key free")
    void crossedEachTime(String table) {
        String reference = openCase();
        String task = task(reference, "Task_Triage").getId();
        String which = table.equals("support_case") ? "new.reference = '" + reference : "new.id_ = '" + task;
        jdbc.execute("""
                create function crosses() returns trigger language plpgsql as
                $$ begin raise exception 'crossed' using errcode = '40001'; end $$""");
        jdbc.execute("create trigger crosses before update on %s for each row when (%s') execute function crosses()"
                .formatted(table, which));
        try {
            ResponseEntity<JsonNode> answer = act(reference, "handover", "{\"to\": \"sam\"}", "Idempotency-Key", key);
            assertThat(answer.getStatusCode().value())
                    .as(String.valueOf(answer.getBody()))
                    .isEqualTo(409);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody().path("detail").asText()).contains("look again, then repeat");
            assertThat(act(reference, "handover", "{\"to\": \"sam\"}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(409);
        } finally {
            jdbc.execute("drop function crosses() cascade");
        }
        assertThat(file(reference).assignedTo()).isNull();
        assertDone(act(reference, "handover", "{\"to\": \"sam\"}", "Idempotency-Key", key));
    }
}
