package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.mail.reading.MailSource;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

class MailPagesTest extends RestTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final String HTML = """
            <html><head><style>p { background: url(http://elsewhere.example/a) }</style></head><body onload="alert(1)">
            <table><tr><td>Row</td><td><b>42</b></td></tr></table><script>alert(1)</script>
            <p style="position:fixed">See <a href="http://elsewhere.example/b">this</a>
            <a href="javascript:alert(1)">and that</a></p>
            <img src="cid:pixel" alt="Our dashboard"><img src="http://elsewhere.example/c" alt="Counted"></body></html>""";

    @Autowired
    private MailIntake intake;

    /** Returns the case. */
    private String takenIn(String subject, String... body) {
        String id = "<" + UUID.randomUUID() + "@acme.example>";
        String head = "From: " + ADA + "\r\nTo: support@calibermind.example\r\nSubject: " + subject + "\r\nMessage-ID: "
                + id + "\r\nMIME-Version: 1.0\r\n";
        byte[] raw = (head + String.join("\r\n", body).replaceAll("\r?\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        long uid = Math.abs(UUID.randomUUID().getMostSignificantBits());
        intake.take(new RawMail("test", 1, uid, Instant.MAX, MailSource.of(raw)));
        return mail.caseOf(id);
    }

    private String formatted(String subject) {
        return takenIn(
                subject,
                "Content-Type: multipart/related; boundary=b",
                "",
                "--b",
                "Content-Type: text/html; charset=utf-8",
                "",
                HTML,
                "--b",
                "Content-Type: image/png",
                "Content-ID: <pixel>",
                "Content-Transfer-Encoding: base64",
                "",
                PIXEL,
                "--b--",
                "");
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return as(user).getForEntity(raw("/api/v1/cases/" + path), JsonNode.class);
    }

    private String page(String path) {
        return get("sam", path).getBody().path("html").asText();
    }

    @Test
    @DisplayName(
            "P11 a report in HTML can be looked at as it was formatted, with its pictures, and with nothing that runs or loads")
    void report() {
        String reference = formatted("A table " + UUID.randomUUID());

        assertThat(get("sam", reference).getBody().path("formatted").asBoolean())
                .isTrue();
        assertThat(page(reference + "/page"))
                .contains("<td>Row</td>", "<b>42</b>", "data:image/png;base64," + PIXEL, "Our dashboard")
                .contains("[picture not loaded] Counted", "href=\"http://elsewhere.example/b\"")
                .doesNotContain("script", "alert", "style", "elsewhere.example/a", "elsewhere.example/c", "onload");
    }

    @Test
    @DisplayName("P13 so can an answer in HTML; plain text has no such page, nor has an entry of another case")
    void answer() {
        String reference = openCase();
        formatted("[" + reference + "] with a picture");
        takenIn("[" + reference + "] in words", "", "Only words.");
        JsonNode entries = get("sam", reference + "/conversation").getBody().path("entries");
        JsonNode words = entries.get(0);
        JsonNode picture = entries.get(1);

        assertThat(words.path("formatted").asBoolean()).isFalse();
        assertThat(picture.path("formatted").asBoolean()).isTrue();
        String path = "/conversation/" + picture.path("id").asLong() + "/page";
        assertThat(page(reference + path)).contains("<b>42</b>", "data:image/png");
        assertThat(get("sam", reference).getBody().path("formatted").asBoolean())
                .isFalse();
        for (String none : new String[] {
            reference + "/page", reference + "/conversation/" + words.path("id").asLong() + "/page", openCase() + path
        }) {
            assertThat(get("sam", none).getStatusCode().value()).as(none).isEqualTo(404);
        }
        assertThat(get("dana", reference + path).getStatusCode().value()).isEqualTo(404);
    }
}
