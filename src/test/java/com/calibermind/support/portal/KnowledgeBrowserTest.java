package com.calibermind.support.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class KnowledgeBrowserTest extends PortalBrowserTest {

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @EnumSource
    @DisplayName("P07 list, search and article can be read on any screen")
    void everyScreen(Screen screen) {
        Page page = page(screen);
        page.navigate(url("/support/knowledge"));
        assertAccessible(page);
        picture(page, "knowledge-" + screen);
        page.navigate(url("/support/knowledge?q=severity+clock"));
        assertThat(page.locator("mark").first()).isVisible();
        assertAccessible(page);
        picture(page, "knowledge-search-" + screen);
        page.navigate(url("/support/knowledge?q=quantum"));
        assertThat(page.getByText("No article has these words")).isVisible();
        assertAccessible(page);
        for (String article : new String[] {"severities", "logs-and-traces", "reporting-well"}) {
            page.navigate(url("/support/knowledge/" + article));
            assertAccessible(page);
            picture(page, "article-" + article + "-" + screen);
        }
    }

    @Test
    @DisplayName("P07 without script a reader searches, reads and says whether it helped")
    void withoutAnyScript() {
        Page page = withoutScript();
        page.navigate(url("/support/knowledge"));
        page.getByLabel("Search the articles").fill("har fil");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How to gather logs"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes"))
                .click();
        assertThat(page.getByText("Thank you")).isVisible();
        assertThat(jdbc.queryForObject(
                        "select helpful from article_vote where slug = 'logs-and-traces' and language = 'en'",
                        Integer.class))
                .isPositive();
    }

    @Test
    @DisplayName("P07 by keyboard alone: from the skip link to the article and its vote")
    void byKeyboard() {
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support/knowledge"));
        page.keyboard().press("Tab");
        page.keyboard().press("Enter"); // skip to the content
        page.keyboard().press("Tab");
        page.keyboard().type("escalate");
        page.keyboard().press("Enter");
        page.waitForURL("**/knowledge?q=escalate");
        while (!page.evaluate("document.activeElement.textContent").toString().startsWith("How to escalate")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        page.waitForURL("**/knowledge/escalation");
        while (!page.evaluate("document.activeElement.textContent").equals("No")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.getByText("Thank you")).isVisible();
    }

    @Test
    void anArticleIsReadInEitherLanguage() {
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support/knowledge/reporting-well?lang=de"));
        assertThat(page.locator("h1")).hasText("Wie Sie ein Problem so melden, dass es bald gelöst ist");
        assertAccessible(page);
        picture(page, "article-german");
        page.locator("article").getByText("English").click();
        assertThat(page.locator("h1")).hasText("How to report a problem so that it is solved soon");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.navigate(url("/support/knowledge?q=escalate"));
        assertThat(page.getByText("diese Artikel sind auf Englisch")).isVisible();
    }

    @Test
    @DisplayName("P38 the article on severities shows the targets that the desk runs on")
    void targets() {
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support/knowledge/severities"));
        assertThat(page.locator(".prose table")).containsText("30 minutes");
        assertThat(page.locator(".prose")).not().containsText("{{");
    }
}
