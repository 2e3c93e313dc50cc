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
import org.awaitility.core.ConditionFactory;

/** What somebody does in Tasklist, in their words. */
record TasklistPage(Page page) implements AutoCloseable {

    private static final String FOCUSED = """
            () => {
              const it = document.activeElement;
              return it === document.body ? '' : [it.innerText, ...[...(it.labels ?? [])].map(label => label.innerText)].join(' ');
            }""";

    /** Also after the page was loaded anew. */
    private static final String STARTED =
            "() => window.angular?.element(document.querySelector('section.tasks-list')).injector()?.get('$rootScope') != null";

    private static final String REFRESH = """
            () => {
              const cards = [...document.querySelectorAll('ol.tasks-list li.task')];
              cards.forEach(it => it.dataset.old = 'yes');
              const root = angular.element(document.querySelector('section.tasks-list')).injector().get('$rootScope');
              root.$evalAsync(() => root.$broadcast('refresh'));
            }""";

    Locator panel() {
        return page.locator(".desk-panel");
    }

    Locator dialog() {
        return page.locator("dialog[open]").last();
    }

    /** The link on the card on which those words stand. */
    Locator link(String words) {
        return page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(words))
                .first()
                .locator("h4 a");
    }

    static String taskOf(Locator link) {
        return link.getAttribute("href").replaceAll(".*task=([^&]+).*", "$1");
    }

    /** What Tasklist does by itself every ten seconds; returns when it has built its list anew. */
    void refresh() {
        page.waitForFunction(STARTED);
        page.evaluate(REFRESH);
        assertThat(page.locator("ol.tasks-list li.task[data-old]")).hasCount(0);
    }

    /** Waits for the step, and for its own case file: that of the step before may still be shown. */
    Locator open(String step, String reference) {
        Locator link = link(step + " · " + reference);
        patiently().until(() -> {
            if (link.count() == 0) {
                refresh();
            }
            return link.count() > 0;
        });
        String task = taskOf(link);
        link.dispatchEvent("click"); // the list may be made anew between press and release of a button
        Locator file = page.locator(".desk-panel[data-task='" + task + "']");
        assertThat(file.locator(".desk-reference")).hasText(reference);
        return file;
    }

    /** The desk's own list of the cases in that state. */
    void cases(String state) {
        page.locator(".desk-navs").getByText("Cases").click();
        dialog().locator(".desk-states button", new Locator.LocatorOptions().setHasText(state))
                .dispatchEvent("click");
    }

    /** The case file that the desk's own list shows of that case; the list must be open. */
    Locator choose(String reference) {
        dialog().locator(".desk-row", new Locator.LocatorOptions().setHasText(reference))
                .dispatchEvent("click");
        Locator file = dialog().locator(".desk-beside");
        assertThat(file.locator(".desk-reference")).hasText(reference);
        return file;
    }

    Locator find(String reference) {
        page.locator(".desk-navs").getByText("Cases").click();
        dialog().getByLabel("Find a case").fill(reference);
        return choose(reference);
    }

    Locator card(String reference) {
        return page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(reference))
                .first()
                .locator(".desk-card");
    }

    void act(String act) {
        act(panel(), act);
    }

    void act(Locator file, String act) {
        file.locator("[data-act=" + act + "]").click();
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

    /** A field of the task's form that offers a choice; its text is what is chosen. */
    Locator select(String label) {
        return page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label))
                .last();
    }

    void choose(String label, String option) {
        select(label).locator(".fjs-input-group").click();
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
        patiently().pollInterval(Duration.ofMillis(20)).until(() -> {
            press("Tab");
            return page.evaluate(FOCUSED).toString().contains(words);
        });
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300));
    }

    List<String> axe(String part) {
        return new AxeBuilder(page)
                .include(part).setLegacyMode(true).analyze().getViolations().stream()
                        .map(it -> it.getId() + ": " + it.getNodes().get(0).getHtml())
                        .toList();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
