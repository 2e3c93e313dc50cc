package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.policy.Severity;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What a manager sees and does in Cockpit, by clicks. */
class CockpitBrowserTest extends LiveDeskTest {

    private static final String CORA = "cora@cobalt.example";

    /** Opens the list behind each number of the page, turns its pages, and tells what differs. */
    private static final String WRONG_NUMBERS = """
            async () => {
              const wrong = [];
              const panel = document.querySelector('.desk-drill');
              const shown = async list => {
                for (let i = 0; i < 1000 && panel.dataset.list !== list; i++) {
                  await new Promise(again => setTimeout(again, 20));
                }
              };
              for (const { dataset: { figure }, title } of [...document.querySelectorAll('.desk-page [data-figure]')]) {
                const number = [...document.querySelectorAll('.desk-page [data-figure]')].find(it => it.dataset.figure === figure && it.title === title);
                let rows = 0;
                let page = 0;
                number?.click();
                for (let after = number; after; page++) {
                  await shown(`${figure}#${page}`);
                  rows += panel.querySelectorAll('tbody tr, .desk-due li, .desk-stuck').length;
                  after = panel.querySelector('[data-key=after]');
                  after?.click();
                }
                const table = panel.querySelector('[data-key=csv]')?.getAttribute('href') ?? '';
                if (number && (rows !== Number(number.textContent) || !table.includes('.csv'))) {
                  wrong.push(`${figure}: ${number.textContent} counted, ${rows} listed, ${table}`);
                }
              }
              return wrong;
            }""";

    @RegisterExtension
    static final DeskBrowser BROWSER = new DeskBrowser();

    @Autowired
    private CaseFiles files;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ManagementService management;

    private Page signIn(String user, int width) {
        return BROWSER.cockpit(port, user, password(user), width, width > 1500 ? 1080 : 900);
    }

    private void go(Page page, String hash) {
        page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/" + hash);
    }

    private String report(String id, String subject) {
        mail.arrives(
                CORA,
                "From: Cora Cobalt <" + CORA + ">",
                "To: support@calibermind.example",
                "Subject: " + subject,
                "Message-ID: <" + id + ">",
                "",
                "Since this morning: " + subject);
        soon().until(() -> mail.stored("<" + id + ">", "NEW_CASE") == 1);
        return mail.caseOf("<" + id + ">");
    }

    private void submit(String reference, String step, Map<String, Object> form) {
        soon().until(() -> task(reference, step) != null);
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitTaskForm(task(reference, step).getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
    }

    private Task task(String reference, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private void triage(String reference, String severity) {
        submit(reference, "Task_Triage", Map.of("severity", severity, "severityReason", "decided by the test"));
    }

    private static Locator figure(Page page, String query) {
        return page.locator("[data-figure=\"" + query + "\"]");
    }

    private static List<String> axe(Page page, String part) {
        return new AxeBuilder(page)
                .include(part).analyze().getViolations().stream()
                        .map(it -> it.getId() + ": " + it.getNodes().get(0).getHtml())
                        .toList();
    }

    @Test
    @DisplayName(
            "P15 P20 P37 a manager goes from a number to its cases, to one of them, reads what happened and changes its severity")
    void fromNumberToCase() {
        String reference = report("number@cobalt.example", "Exports stop halfway");
        triage(reference, "3");
        report("number2@cobalt.example", "A filter is lost");
        Page page = signIn("maria", 1280);
        List<String> failed = new ArrayList<>();
        page.onResponse(it -> failed.addAll(failed(it)));
        assertThat(page.locator(".desk-card-summary")).containsText("Open cases");
        DeskBrowser.picture(page, "cockpit-1-dashboard-1280");
        assertThat(axe(page, ".desk-card-summary")).isEmpty();
        page.locator(".desk-card-summary a[href='#/desk?figure=open']").click();
        assertThat(page.locator(".desk-drill h2")).hasText("Open cases");
        assertThat(page.locator(".desk-drill")).containsText(reference);
        assertThat(page.locator(".desk-drill [data-key=csv]"))
                .hasAttribute("href", Pattern.compile("/api/v1/desk/cases\\.csv\\?figure=open$"));
        page.locator("[cam-widget-header]").getByText("Desk").click();
        assertThat(page.locator(".desk-page h1")).hasText("The desk");
        assertThat(page.locator(".desk-figure-security")).containsText("A count only");
        assertThat(page.locator(".desk-figure-due .desk-countdown").first()).containsText("left");
        DeskBrowser.picture(page, "cockpit-2-desk-1280");

        figure(page, "figure=open&severity=3&state=AWAITING_RESPONSE").dispatchEvent("click");
        Locator list = page.locator(".desk-drill");
        assertThat(list).containsText("Exports stop halfway");
        DeskBrowser.picture(page, "cockpit-3-list-1280");
        assertThat(axe(page, ".desk-page")).isEmpty();
        list.getByText(reference, new Locator.GetByTextOptions().setExact(true)).dispatchEvent("click");

        Locator tab = page.locator(".desk-tab");
        assertThat(tab.locator(".desk-reference")).hasText(reference);
        assertThat(tab.locator(".desk-history")).containsText("Triage: done");
        assertThat(tab.locator(".desk-history")).containsText("Initial response: clock started");
        assertThat(tab.locator(".desk-acts button")).hasCount(3);
        DeskBrowser.picture(page, "cockpit-4-case-1280");
        assertThat(axe(page, ".desk-tab")).isEmpty();
        tab.locator("[data-act=severity]").click();
        Locator dialog = page.locator("dialog[open]");
        dialog.getByText("2 – an entire core system").click();
        dialog.getByLabel("Why").fill("A whole organisation waits for exports.");
        DeskBrowser.picture(page, "cockpit-5-severity-1280");
        assertThat(axe(page, "dialog")).isEmpty();
        dialog.locator("button[type=submit]").click();
        assertThat(tab.locator(".desk-chip").first()).hasText("S2");
        assertThat(tab.locator(".desk-history")).containsText("A whole organisation waits for exports.");
        soon().until(() -> files.of(reference).severity() == Severity.SEVERITY_2);

        page.goBack();
        assertThat(page.locator(".desk-drill h2")).hasText("Open cases · Severity 3 · Awaiting response");
        assertThat(page.locator(".desk-drill")).not().containsText(reference);
        figure(page, "figure=open").dispatchEvent("click");
        assertThat(page.locator(".desk-drill")).containsText(reference);
        assertThat(failed).as("calls of ours that failed").isEmpty();
        page.context().close();
    }

    /** Our own calls; attainment over time is another module's. */
    private static List<String> failed(Response it) {
        boolean ours = it.url().contains("/api/v1/") || it.url().contains("/desk/");
        return ours && it.status() >= 400 && !it.url().contains("attainment")
                ? List.of(it.status() + " " + it.url())
                : List.of();
    }

    @Test
    @DisplayName("the desk page keeps its place when read anew, says when the connection is lost, and recovers")
    void lostAndFound() {
        report("lost2@cobalt.example", "In a long tunnel");
        Page page = signIn("maria", 1920);
        go(page, "#/desk");
        figure(page, "figure=open").dispatchEvent("click");
        assertThat(page.locator(".desk-drill")).containsText("In a long tunnel");
        DeskBrowser.picture(page, "cockpit-6-list-1920");
        page.context().setOffline(true);
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator(".desk-page .desk-alarm")).containsText("connection is lost");
        assertThat(page.locator(".desk-drill")).containsText("In a long tunnel");
        page.context().setOffline(false);
        assertThat(page.locator(".desk-page .desk-alarm")).hasCount(0);
        assertThat(figure(page, "figure=open")).hasAttribute("aria-pressed", "true");

        page.locator(".desk-drill [data-key=close]").dispatchEvent("click");
        assertThat(page.locator(".desk-drill")).isHidden();
        assertThat(figure(page, "figure=open")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".desk-drill")).containsText("In a long tunnel");
        page.locator(".desk-drill [data-key=close]").dispatchEvent("click");
        DeskBrowser.picture(page, "cockpit-11-desk-1920");
        page.evaluate("localStorage.setItem('desk.language', 'de')");
        page.setViewportSize(1280, 900);
        page.reload();
        assertThat(page.locator(".desk-page h1")).hasText("Der Leitstand");
        figure(page, "figure=open").dispatchEvent("click");
        assertThat(page.locator(".desk-drill")).containsText("In a long tunnel");
        DeskBrowser.picture(page, "cockpit-12-desk-de-1280");
        assertThat(axe(page, ".desk-page")).isEmpty();
        page.setViewportSize(640, 450); // 1280 px at 200 %
        page.locator(".desk-page").evaluate("it => it.scrollTop = 0");
        DeskBrowser.picture(page, "cockpit-7-zoom-200");
        assertThat((Boolean) page.locator(".desk-page").evaluate("it => it.scrollWidth <= it.clientWidth"))
                .isTrue();
        page.context().close();
    }

    @Test
    @DisplayName(
            "P29 P37 the flow stands on the diagram and in a table: passed, median stay, missed; a list says what is due")
    void flow() {
        String reference = report("flow@cobalt.example", "Everything is slow");
        triage(reference, "1");
        clock.advance(Duration.ofMinutes(31));
        soon().until(() -> task(reference, "Task_ManagerReview") != null);
        submit(
                reference,
                "Task_RespondSeverity1",
                Map.of("answer", "On it.", "answeredBy", "telephone", "outcome", "investigate"));
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "SupportCase")
                .singleResult()
                .getProcessDefinitionId();
        Page page = signIn("maria", 1920);
        go(page, "#/process-definition/" + definition + "/runtime?detailsTab=desk-flow");
        assertThat(page.locator(".desk-flow table")).containsText("Triage");
        assertThat(page.locator(".desk-heat-badge").first()).isVisible();
        assertThat(page.locator(".desk-flow a[download]"))
                .hasAttribute("href", Pattern.compile("/api/v1/flow\\.csv\\?definition=.+&days=7$"));
        DeskBrowser.picture(page, "cockpit-8-flow-1920");
        page.locator(".desk-flow")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Median stay"))
                .click();
        assertThat(page.locator(".desk-flow button[aria-pressed=true]").last()).hasText("Median stay");
        assertThat(axe(page, ".desk-flow")).isEmpty();
        page.setViewportSize(1280, 900);
        DeskBrowser.picture(page, "cockpit-9-flow-1280");

        go(page, "#/desk");
        figure(page, "figure=escalated&who=MANAGER").first().dispatchEvent("click");
        assertThat(page.locator(".desk-drill thead")).containsText("Review due");
        assertThat(page.locator(".desk-drill tr", new Page.LocatorOptions().setHasText(reference)))
                .containsText("Initial response: ");
        DeskBrowser.picture(page, "cockpit-16-escalated-1280");
        assertThat(axe(page, ".desk-drill")).isEmpty();
        page.context().close();
    }

    private void copied(String id) {
        mail.arrives(
                CORA,
                "From: Cora Cobalt <" + CORA + ">",
                "To: boss@cobalt.example",
                "Cc: support@calibermind.example",
                "Subject: For your information",
                "Message-ID: <" + id + ">",
                "",
                "It hangs.");
        soon().until(() -> mail.stored("<" + id + ">", "PARKED") == 1);
    }

    private void discardReviews() {
        identity.setAuthentication("sam", List.of("support"));
        try {
            tasks.createTaskQuery().taskDefinitionKey("Task_ReviewMail").list().stream()
                    .filter(it -> it.getName().contains(CORA))
                    .forEach(it -> forms.submitTaskForm(
                            it.getId(), Map.of("decision", "discard", "reviewNote", "decided by the test")));
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    @DisplayName(
            "P14 P37 every number opens its list; a failed step is shown in words on the case and tried again from there")
    void retry() {
        String reference = report("stuck@cobalt.example", "It hangs");
        copied("copied@cobalt.example");
        Job step = management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "SupportCase")
                        .singleResult()
                        .getId())
                .timers()
                .list()
                .get(0);
        management.setJobRetries(step.getId(), 0);
        Page page = signIn("maria", 1280);
        go(page, "#/desk");
        assertThat(figure(page, "stuck")).hasText("1");
        assertThat(figure(page, "reviews")).isVisible();
        soon().untilAsserted(() -> assertThat((List<?>) page.evaluate(WRONG_NUMBERS))
                .as("letters leave and mails arrive in the meantime, but not for ever")
                .isEmpty());
        figure(page, "reviews").dispatchEvent("click");
        Locator list = page.locator(".desk-drill");
        assertThat(list).containsText("copies the support address");
        assertThat(list.locator("[data-key=csv]")).hasAttribute("href", Pattern.compile("/api/v1/desk/reviews\\.csv$"));
        assertThat(page.waitForDownload(list.locator("[data-key=csv]")::click).suggestedFilename())
                .matches("mails-to-review-\\d{4}-\\d\\d-\\d\\d\\.csv");
        page.route(
                "**/reviews.csv",
                it -> it.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"These are more than 20000 lines.\"}")));
        list.locator("[data-key=csv]").click();
        assertThat(list.locator("[role=alert]")).hasText("These are more than 20000 lines.");
        DeskBrowser.picture(page, "cockpit-15-reviews-1280");
        assertThat(axe(page, ".desk-page")).isEmpty();
        discardReviews();

        page.locator(".desk-figure-findings a").getByText(reference).dispatchEvent("click");
        Locator stuck = page.locator(".desk-tab .desk-stuck");
        assertThat(stuck).containsText("has failed too often");
        assertThat(stuck).containsText("The engine does not say why");
        assertThat(axe(page, ".desk-tab")).isEmpty();
        DeskBrowser.picture(page, "cockpit-10-stuck-1280");
        stuck.getByText("Try again…").click();
        assertThat(page.locator("dialog[open]")).containsText("The engine does not say why");
        page.locator("dialog[open] textarea").fill("The server is back.");
        DeskBrowser.picture(page, "cockpit-13-retry-1280");
        assertThat(axe(page, "dialog")).isEmpty();
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(stuck).hasCount(0);
        assertThat(page.locator(".desk-tab .desk-history")).containsText("is tried again: The server is back.");
        page.context().close();
    }

    @Test
    @DisplayName("P32 P37 who is no manager has no desk page in Cockpit, and is told so at its address")
    void others() {
        for (String user : List.of("paul", "ilya")) {
            Page page = signIn(user, 1280);
            go(page, "#/desk");
            assertThat(page.locator(".desk-page")).containsText("for managers and the head of Customer Success");
            assertThat(page.locator("[cam-widget-header]")
                            .getByText("Desk", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(0);
            page.context().close();
        }
    }
}
