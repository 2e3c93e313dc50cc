package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.LinkSecret;
import com.calibermind.support.portal.FormBrowser.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Choosing another language changes the words of a page and nothing else. */
class LanguageSwitchTest extends DeskTest {

    private static final String UNSUBSCRIBE = "/support/status/unsubscribe";

    @LocalServerPort
    private int port;

    private FormBrowser browser;

    @BeforeEach
    void freshBrowser() {
        browser = new FormBrowser(port);
    }

    private static String german(Answer page) {
        return page.path() + page.page().select("footer a[hreflang=de]").attr("href");
    }

    @Test
    void theLinkToUnsubscribeStaysWhole() {
        String token = LinkSecret.random();
        Answer switched = browser.get(german(browser.get(UNSUBSCRIBE + "?token=" + token)));
        assertThat(switched.page().select("html").attr("lang")).isEqualTo("de");
        assertThat(switched.page().select("main form").attr("action")).endsWith("token=" + token);
    }

    @Test
    void whatWasSearchedStays() {
        Answer switched = browser.get(german(browser.get("/support/knowledge?q=a+%26+%22b%22&lang=en")));
        assertThat(switched.page().select("html").attr("lang")).isEqualTo("de");
        assertThat(switched.page().select("#q").val()).isEqualTo("a & \"b\"");
    }

    @Test
    void theCaseThatSomebodyWantsToSeeIsNotForgotten() {
        Answer switched = browser.get(german(browser.get("/support/sign-in?case=CM-2026-000001")));
        assertThat(switched.page().select("input[name=case]").val()).isEqualTo("CM-2026-000001");
    }

    @Test
    void aPageThatAnswersAFormOffersNoOther() {
        Answer wrong =
                browser.send(browser.get("/support/sign-in").page(), "/sign-in", Map.of("email", "ada"), Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("footer a[hreflang]")).isEmpty();
    }

    @Test
    void anErrorRepeatsNothingOfTheAddress() {
        assertThat(browser.get("/support/nowhere?x=hello").page().html()).doesNotContain("hello");
    }

    @Test
    void aLinkThatWasCutOffUnsubscribesNobodyAndSaysSo() {
        for (String token : new String[] {"", "?token=", "?token=" + "A".repeat(20)}) {
            Answer shown = browser.get(UNSUBSCRIBE + token);
            assertThat(shown.status()).isEqualTo(404);
            assertThat(shown.page().select("h1").text()).isEqualTo("This link is not complete");
            assertThat(shown.page().select("main form")).isEmpty();
            var clicked = new CustomerBrowser(port).post("/support/status", UNSUBSCRIBE + token, Map.of());
            assertThat(clicked.body()).contains("This link is not complete").doesNotContain("You are unsubscribed");
        }
    }
}
