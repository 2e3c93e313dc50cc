package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortalLayoutBrowserTest extends PortalBrowserTest {

    @ParameterizedTest
    @EnumSource
    void aPageThatDoesNotExistSaysSoInTheLayout(Screen screen) {
        Page page = page(screen);
        Response answer = page.navigate(url("/support/no-such-page?x=<script>alert(1)</script>"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("alert");
        assertThat(page.title()).isEqualTo("There is nothing here · CaliberMind Support");
        assertAccessible(page);
        picture(page, "404-" + screen);
    }

    @Test
    void theReaderChoosesTheLanguageAndKeepsIt() {
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support"));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.click("text=Deutsch");
        page.navigate(url("/support/nowhere"));
        assertThat(page.title()).startsWith("Hier ist nichts");
        page.navigate(url("/support?lang=tlh"));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
    }

    @Test
    void timesAreInTheZoneOfTheReaderFromTheFirstPageOn() {
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support"));
        PlaywrightAssertions.assertThat(page.locator("footer")).containsText("Central European Time");
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("footer")).containsText("Central European Time");
    }

    @Test
    void withoutScriptThePageSaysInWhichZoneItsTimesAre() {
        Page page = withoutScript();
        page.navigate(url("/support"));
        PlaywrightAssertions.assertThat(page.locator("footer")).containsText("Coordinated Universal Time");
    }
}
