package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.portal.FormBrowser.Answer;
import com.calibermind.support.signin.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files that have come with a form which came back: however often the form is sent then, it says one thing. */
class KeptFilesTest extends DeskTest {

    private static final String REPORT = "/support/report";

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Throttles throttles;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Contents contents;

    @Autowired
    private JdbcTemplate jdbc;

    private FormBrowser browser;

    @BeforeEach
    void freshBrowser() {
        throttles.forget();
        browser = new FormBrowser(port).withCookie(Visitors.COOKIE, sessions.begin(ADA));
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

    private Answer reportThatCameBackWithItsFile() {
        Answer back = browser.send(browser.get("/support").page(), REPORT, Map.of(), Map.of("kept.log", "line"));
        assertThat(back.page().select(".sent label").eachText()).containsExactly("kept.log");
        return back;
    }

    private long cases() {
        return jdbc.queryForObject("select count(*) from support_case", Long.class);
    }

    @Test
    void aReportSentTwiceIsOneCase() {
        Answer back = reportThatCameBackWithItsFile();
        Answer first = browser.send(back.page(), REPORT, filled(), Map.of());
        long before = cases();
        Answer second = browser.send(back.page(), REPORT, filled(), Map.of());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.path()).isEqualTo(first.path()).startsWith("/support/received/");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void aReportWhoseFileIsChosenAgainIsTheSameReport() {
        Answer back = reportThatCameBackWithItsFile();
        Answer first = browser.send(back.page(), REPORT, filled(), Map.of());
        back.page().select("input[name=kept]").remove();
        Answer again = browser.send(back.page(), REPORT, filled(), Map.of("kept.log", "line"));
        assertThat(again.path()).isEqualTo(first.path()).startsWith("/support/received/");
    }

    @Test
    void aReplySentTwiceIsOneReplyWithItsFile() {
        String reference = openCase();
        String path = "/support/cases/" + reference;
        Answer back = browser.send(
                browser.get(path).page(), "/reply", Map.of("words", "x".repeat(20_001)), Map.of("kept.log", "line"));
        assertThat(back.status()).isEqualTo(422);
        for (String words : new String[] {"See the file.", "See the file.", "", ""}) {
            assertThat(browser.send(back.page(), "/reply", Map.of("words", words), Map.of())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(files.conversation(reference))
                .filteredOn(it -> it.kind() == MessageKind.REPLY)
                .extracting(it -> it.text())
                .containsExactly("", "See the file.");
        assertThat(files.attachments(reference))
                .extracting(CaseFile.AttachedFile::name)
                .containsExactly("kept.log", "kept.log");
    }

    @Test
    void whatACaseHasStaysWhenTheFormsCopyIsForgotten() throws IOException {
        Answer back = reportThatCameBackWithItsFile();
        Answer received = browser.send(back.page(), REPORT, filled(), Map.of());
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        assertThat(jdbc.queryForObject("select count(*) from web_upload", Long.class))
                .isZero();
        String sha256 = files.attachments(received.page().select(".reference").text())
                .get(0)
                .sha256();
        assertThat(new String(contents.open(sha256).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("line");
    }

    @Test
    void aFileThatHasBeenForgottenMeanwhileIsAskedForAgain() {
        Answer back = reportThatCameBackWithItsFile();
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        long before = cases();
        Answer without = browser.send(back.page(), REPORT, filled(), Map.of());
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.page().select("#files-error").text()).contains("choose it again");
        assertThat(cases()).isEqualTo(before);
        assertThat(browser.send(without.page(), REPORT, filled(), Map.of()).path())
                .startsWith("/support/received/");
    }
}
