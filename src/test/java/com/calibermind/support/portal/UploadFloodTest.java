package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.portal.FormBrowser.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files are kept before their form is judged; that must be no way to fill the database. */
class UploadFloodTest extends DeskTest {

    private static final String REPORT = "/support/report";

    @LocalServerPort
    private int port;

    @Autowired
    private Throttles throttles;

    @Autowired
    private Uploads uploads;

    @Autowired
    private JdbcTemplate jdbc;

    private FormBrowser browser;

    @BeforeEach
    void freshBrowser() {
        throttles.forget();
        browser = new FormBrowser(port);
    }

    private static Map<String, String> filled() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("problem", "Exports stop");
        fields.put("description", "They stop at half.");
        fields.put("name", "Cleo Cobalt");
        fields.put("company", "Cobalt");
        fields.put("email", "cleo@cobalt.example");
        fields.put("phone", "123");
        return fields;
    }

    @Test
    void howeverManyAreDueTheSweepTakesThemAll() {
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        browser.send(browser.get("/support").page(), REPORT, Map.of(), Map.of("kept.log", "line"));
        jdbc.update("insert into web_upload (token, name, content_type, size, sha256, kept_at)"
                + " select 'many-' || n, name, content_type, size, sha256, kept_at"
                + " from web_upload, generate_series(1, 1100) as n");
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        assertThat(jdbc.queryForObject("select count(*) from web_upload", Long.class))
                .isZero();
    }

    @Test
    void aMachineThatFillsInTheTrapLeavesNoFileHere() {
        long kept = jdbc.queryForObject("select count(*) from web_upload", Long.class);
        Map<String, String> fields = filled();
        fields.put("nickname", "http://spam.example");
        Answer answer =
                browser.send(browser.get("/support").page(), REPORT, fields, Map.of("spam.log", "a lot of spam"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#files-error").text()).contains("choose your files again");
        assertThat(jdbc.queryForObject("select count(*) from web_upload", Long.class))
                .isEqualTo(kept);
    }

    @Test
    void oneNetworkCannotFillTheDatabase() {
        while (throttles.allowsUpload("127.0.0.1", 1 << 20)) {
            assertThat(port).isPositive();
        }
        Answer answer = browser.send(
                browser.get("/support").page(), REPORT, filled(), Map.of("a.log", "x".repeat(1 << 20), "b.log", "y"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#files-error").text()).contains("a.log", "from your network");
        assertThat(answer.page().select(".sent label").eachText()).doesNotContain("a.log");
        clock.advance(Duration.ofHours(1));
        assertThat(browser.send(answer.page(), REPORT, filled(), Map.of("a.log", "x"))
                        .path())
                .startsWith("/support/received/");
    }
}
