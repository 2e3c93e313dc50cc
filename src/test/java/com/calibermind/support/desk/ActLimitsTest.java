package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What calls of /api/v1 may hold, and how much. */
class ActLimitsTest extends RestTest {

    private static final int MEGABYTE = 1_000_000;

    private ResponseEntity<JsonNode> act(String reference, String act, String body) {
        return as("sam").postForEntity(raw("/api/v1/cases/" + reference + "/" + act), json(body), JsonNode.class);
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer, int status, String words) {
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().path("detail").asText()).contains(words);
    }

    private void done(String reference, String act, String body) {
        ResponseEntity<JsonNode> answer = act(reference, act, body);
        assertThat(answer.getStatusCode().value())
                .as(act + ": " + answer.getBody())
                .isEqualTo(204);
    }

    private static String withFile(int bytes) {
        return "{\"text\": \"See the log.\", \"answers\": false, \"file\": {\"name\": \"a.log\", \"type\": \"text/plain\","
                + " \"content\": \"" + Base64.getEncoder().encodeToString(new byte[bytes]) + "\"}}";
    }

    @Test
    @DisplayName("P27 a file of 5 MB goes with an answer; a larger one and an empty one are refused, each in its words")
    void sizesOfFiles() {
        String reference = openCase();
        assertRefused(act(reference, "write", withFile(5 * MEGABYTE + 1)), 422, "larger than 5 MB");
        assertRefused(act(reference, "write", withFile(0)), 422, "is empty");
        done(reference, "write", withFile(5 * MEGABYTE));
    }

    @Test
    @DisplayName("a request that says it is larger than 8 MB is refused before it is sent")
    void announcedSize() throws IOException {
        try (var socket = new Socket("localhost", port())) {
            head(socket, "POST", "Content-Length: 300000000");
            assertTooLarge(socket.getInputStream());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    @DisplayName("one that does not say how large it is is read no further than 8 MB")
    void unannouncedSize(String method) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            head(socket, method, "Transfer-Encoding: chunked");
            OutputStream out = socket.getOutputStream();
            String blanks = " ".repeat(500_000);
            for (int i = 0; i < 17; i++) {
                out.write((Integer.toHexString(blanks.length()) + "\r\n" + blanks + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            assertTooLarge(socket.getInputStream());
        }
    }

    private void head(Socket socket, String method, String length) throws IOException {
        String user = method.equals("PUT") ? "admin" : "paul"; // somebody who may do nothing there at all
        String path = method.equals("PUT") ? "webhooks/1" : "cases/CM-1999-000001/note";
        String basic =
                Base64.getEncoder().encodeToString((user + ":" + passwordOf(user)).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write("""
                %s /api/v1/%s HTTP/1.1
                Host: localhost
                Authorization: Basic %s
                Content-Type: application/json
                %s

                """.formatted(method, path, basic, length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(20_000);
    }

    private static void assertTooLarge(InputStream in) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        for (int read; !answer.toString().contains("8 MB") && (read = in.read(buffer)) > 0; ) {
            answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        assertThat(answer.toString())
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json")
                .contains("larger than 8 MB");
    }

    @Test
    @DisplayName("characters that a database cannot hold, and controls, are taken out of what an act says")
    void cleanTexts() {
        String reference = openCase();
        triage(reference, 3);
        String other = openCase();
        triage(other, 3);
        String text = "{\"text\": \"a\\u0000b\\u0007c\\r\\nd\"}";
        done(reference, "note", text);
        assertThat(files.conversation(reference).get(0).text()).isEqualTo("abc\nd");
        done(reference, "write", "{\"text\": \"e\\u0000f\", \"answers\": false}");
        assertThat(files.conversation(reference).get(0).text()).isEqualTo("ef");
        done(reference, "handover", "{\"to\": \"sam\\u0000\", \"reason\": \"g\\u0000h\"}");
        assertThat(files.conversation(reference).get(0).text()).endsWith("gh");
        done(reference, "merge", "{\"into\": \"%s\\u0000\", \"text\": \"i\\u0000j\"}".formatted(other));
        assertRefused(act(other, "note", "{\"text\": \"\\u0000 \\u0000\"}"), 422, "Write the note");
    }

    @ParameterizedTest
    @CsvSource({
        "note, text",
        "write, text",
        "write/preview, text",
        "merge, text",
        "merge/preview, text",
        "handover, reason",
        "severity, reason",
        "security, text",
        "escalate, words",
        "consult, question"
    })
    @DisplayName("what an act says has 50,000 characters at most, and the refusal names the field and the bound")
    void longTexts(String act, String field) {
        String reference = openCase();
        assertRefused(act(reference, act, "{\"%s\": \"%s\"}".formatted(field, "x".repeat(50_001))), 422, field);
        assertRefused(
                act(reference, act, "{\"%s\": \"%s\"}".formatted(field, "x".repeat(50_001))), 422, "50,000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases?q=%00", "cases?q=a%00b@acme.example", "desk/cases?figure=assigned&who=sam%00"})
    void whatIsLookedForMayHoldAnything(String call) {
        assertThat(as("maria")
                        .getForEntity(raw("/api/v1/" + call), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void textsOfTheLongestLengthAreTaken() {
        String reference = openCase();
        done(reference, "note", "{\"text\": \"%s\"}".formatted("x".repeat(50_000)));
        assertThat(files.conversation(reference).get(0).text()).hasSize(50_000);
    }

    @Test
    @DisplayName("what hides and what turns the direction of reading is taken out of lines, not out of texts")
    void turnedLines() {
        String key = UUID.randomUUID().toString();
        ResponseEntity<JsonNode> answer =
                as("sam").postForEntity(raw("/api/v1/cases"), json("""
                        {"subject": "Invoice \\u202efdp.exe\\u200b", "description": "abc \\u05d0\\u200f def",
                         "reporter": {"name": "\\u2066Ada\\u2069\\ufeff", "company": "Ac\\u00admeX\\u2028Y", "phone": "\\u200e1"}}""", "Idempotency-Key", key), JsonNode.class);
        String reference = answer.getBody().path("reference").asText();
        assertThat(file(reference).subject()).isEqualTo("Invoice fdp.exe");
        assertThat(file(reference).reporter().name()).isEqualTo("Ada");
        assertThat(file(reference).reporter().company()).isEqualTo("AcmeX Y");
        assertThat(file(reference).reporter().phone()).isEqualTo("1");
        assertThat(file(reference).description()).isEqualTo("abc \u05d0\u200f def");
    }
}
