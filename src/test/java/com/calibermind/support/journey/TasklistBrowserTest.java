package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.policy.Severity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A specialist at the screen. Pictures go to target/screens. */
class TasklistBrowserTest extends LiveDeskTest {

    private static final String CLEO = "cleo@cobalt.example";

    @RegisterExtension
    static final DeskBrowser BROWSER = new DeskBrowser();

    @Autowired
    private CaseFiles files;

    @Test
    @DisplayName("P15 P20 a specialist signs in, claims, triages on the form and sees the response task appear")
    void triageInTasklist() {
        mail.arrives(
                CLEO,
                "From: Cleo Cobalt <" + CLEO + ">",
                "To: support@calibermind.example",
                "Subject: Reports <b>late</b> {{secret}}",
                "Message-ID: <browser@cobalt.example>",
                "",
                "Since Monday <script>alert(1)</script> all reports are late.");
        soon().until(() -> mail.stored("<browser@cobalt.example>", "NEW_CASE") == 1);
        String reference = mail.caseOf("<browser@cobalt.example>");

        Page page = BROWSER.tasklist(port, "sam", password("sam"), 1600, 1200);
        assertThat(page.locator("ol.tasks-list")).containsText("Triage · " + reference);
        assertThat(page.locator("section.tasks-list")).containsText("Priority");

        page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(reference))
                .locator("a")
                .first()
                .dispatchEvent("click");
        Locator file = page.locator(".desk-panel");
        assertThat(file.locator(".desk-customer"))
                .containsText("Since Monday <script>alert(1)</script> all reports are late.");
        assertThat(file).containsText("Cleo Cobalt, Cobalt Works");
        assertThat(file.locator(".desk-standing")).hasText(Pattern.compile(".* left.*due .* UTC.*"));
        assertThat(file.locator(".desk-subject")).hasText("Reports <b>late</b> {{secret}}");
        DeskBrowser.picture(page, "1-triage");

        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        Locator complete = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
        choose(page, "Systems affected", "One entire core system");
        choose(page, "Users affected", "One entire organisation");
        choose(page, "Severity", "Severity 3");
        assertThat(complete).isEnabled();
        complete.click();
        Locator refusal = page.locator(".task-details .desk-refusal");
        assertThat(refusal).containsText("proposes Severity 2");
        assertThat(refusal).isFocused();
        assertThat(refusal).hasAttribute("role", "alert");
        assertThat(page.locator(".notifications .alert:visible")).hasCount(0);
        assertThat(page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText("Severity 3")))
                .isVisible();
        DeskBrowser.picture(page, "2-refused");

        field(page, "Why it differs").fill("Only one of their three teams works this week.");
        complete.click();
        assertThat(refusal).hasCount(0);
        assertThat(page.locator("ol.tasks-list")).containsText("Respond to Severity 3 · " + reference);
        DeskBrowser.picture(page, "3-respond");
        assertThat(files.of(reference).severity()).isEqualTo(Severity.SEVERITY_3);
        page.context().close();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label).first();
    }

    private static void choose(Page page, String label, String option) {
        page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label))
                .last()
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option))
                .first()
                .click();
    }
}
