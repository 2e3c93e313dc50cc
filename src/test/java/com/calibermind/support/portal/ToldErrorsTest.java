package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.portal.FormBrowser.Answer;
import com.calibermind.support.signin.Sessions;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever listens to a page instead of looking at it hears what is wrong, and with which field. */
class ToldErrorsTest extends DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Throttles throttles;

    private FormBrowser browser;

    @BeforeEach
    void freshBrowser() {
        throttles.forget();
        browser = new FormBrowser(port).withCookie(Visitors.COOKIE, sessions.begin(ADA));
    }

    private static void assertToldWith(Answer answer, String field) {
        Element wrong = answer.page().getElementById(field);
        assertThat(wrong.attr("aria-invalid")).isEqualTo("true");
        assertThat(wrong.attr("aria-describedby").split(" "))
                .anySatisfy(it ->
                        assertThat(answer.page().getElementById(it).text()).isNotEmpty());
        assertThat(answer.page().title()).startsWith("Not sent yet");
        assertThat(answer.page().select("[autofocus]")).hasSize(1);
    }

    @Test
    void aRatingWithoutAChoice() {
        String reference = openCase();
        bringToResolved(reference);
        String path = "/support/cases/" + reference;
        browser.send(browser.get(path).page(), "/solved", Map.of("words", ""), Map.of());
        assertToldWith(
                browser.send(browser.get(path).page(), "/rating", Map.of("words", ""), Map.of()), "rating-choices");
    }

    @Test
    void tooManyWordsForWhatIsSolved() {
        String path = "/support/cases/" + openCase();
        assertToldWith(
                browser.send(browser.get(path).page(), "/solved", Map.of("words", "x".repeat(20_001)), Map.of()),
                "solved-words");
    }

    @Test
    void aChoiceThatIsNone() {
        assertToldWith(
                browser.send(browser.get("/support").page(), "/report", Map.of("systems", "moon"), Map.of()),
                "systems");
    }

    @Test
    void anAddressThatIsNoneAtSignIn() {
        assertToldWith(
                browser.send(browser.get("/support/sign-in").page(), "/sign-in", Map.of("email", "ada"), Map.of()),
                "email");
    }
}
