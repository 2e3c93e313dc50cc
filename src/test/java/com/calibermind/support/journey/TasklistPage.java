package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What somebody does in Tasklist, in their words. */
record TasklistPage(Page page) implements AutoCloseable {

    private static final String FOCUSED = """
            () => {
              const it = document.activeElement;
              return it === document.body ? '' : [it.innerText, ...[...(it.labels ?? [])].map(label => label.innerText)].join(' ');
            }""";

    Locator panel() {
        return page.locator(".desk-panel");
    }

    Locator dialog() {
        return page.locator("dialog[open]").last();
    }

    /** Waits for the step: the list may still show the one before, which nobody can open any more. */
    Locator open(String step, String reference, String taskId) {
        page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(step + " · " + reference))
                .first()
                .locator("a")
                .first()
                .dispatchEvent("click"); // the list may be made anew between press and release of a button
        Locator panel = page.locator(".desk-panel[data-task='" + taskId + "']");
        assertThat(panel.locator(".desk-reference")).hasText(reference);
        return panel;
    }

    Locator card(String reference) {
        return page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(reference))
                .first()
                .locator(".desk-card");
    }

    void act(String act) {
        panel().locator("[data-act=" + act + "]").click();
        dialog().locator("form").waitFor();
    }

    void fill(String label, String text) {
        dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    void send() {
        dialog().locator("button[type=submit]").click();
        assertThat(page.locator("form.desk-act")).hasCount(0);
    }

    void claim() {
        page.getByText(Pattern.compile("^\\s*(Claim|Diese Aufgabe übernehmen)\\s*$"))
                .click();
        assertThat(page.locator(".disabled-form")).hasCount(0);
    }

    /** A field of the task's form; those that must be filled in have an asterisk. */
    Locator field(String label) {
        return page.locator(".task-details")
                .getByLabel(Pattern.compile("^\\s*" + label + "\\s*\\*?\\s*$"))
                .first();
    }

    void choose(String label, String option) {
        page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label))
                .last()
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option))
                .first()
                .click();
    }

    void complete() {
        tryToComplete();
        assertThat(page.locator(".notifications .alert-danger, .desk-refusal")).hasCount(0);
    }

    void tryToComplete() {
        Locator complete = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(Complete|Abschließen)$")));
        assertThat(complete).isEnabled();
        complete.click();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Goes on by the key Tab until what has the focus, or its label, says that. */
    void tabTo(String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    press("Tab");
                    return page.evaluate(FOCUSED).toString().contains(words);
                });
    }

    List<String> axe(String part) {
        return new AxeBuilder(page)
                .include(part).analyze().getViolations().stream()
                        .map(it -> it.getId() + ": " + it.getNodes().get(0).getHtml())
                        .toList();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
