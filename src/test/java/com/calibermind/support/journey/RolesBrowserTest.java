package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.incidents.IncidentFiles;
import com.calibermind.support.incidents.IncidentStage;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the policy asks of those who are not specialists, and the rarer acts of those who are, in the browser. */
class RolesBrowserTest extends LiveDeskTest {

    private static final String LENA = "lena@lyra.example";

    private static final String LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))";

    /** What stands on a page in the first hour of a year in the desk's zone. */
    private static final String NEW_YEAR = """
            async () => {
              const { at, serverSays } = await import('/desk/time.js?of-the-test');
              serverSays('2025-12-31T23:45:00Z');
              return [at('2025-12-31T23:30:00Z', 'Europe/Berlin'), at('2025-12-31T22:30:00Z', 'Europe/Berlin')].join(' | ');
            }""";

    /** What a browser keeps of drafts, by when they were typed, and of keys of what was sent. */
    private static final String SWEPT = """
            async () => {
              const { sweep } = await import('/desk/drafts.js?of-the-test');
              const days = it => Date.now() - it * 86400000;
              localStorage.setItem('desk.draft.maria.OLD.security', JSON.stringify({ text: 'A suspicion.', at: days(15) }));
              localStorage.setItem('desk.draft.maria.NEW.security', JSON.stringify({ text: 'A suspicion.', at: days(13) }));
              localStorage.setItem('desk.sent.maria.OLD.ask', days(8) + '-key');
              localStorage.setItem('desk.sent.maria.NEW.ask', days(6) + '-key');
              sweep();
              return Object.keys(localStorage).filter(it => /maria.(OLD|NEW)/.test(it)).sort().join();
            }""";

    @RegisterExtension
    static final DeskBrowser BROWSER = new DeskBrowser();

    @Autowired
    private CaseFiles files;

    @Autowired
    private Reception reception;

    @Autowired
    private EscalationDesk escalations;

    @Autowired
    private IncidentFiles incidents;

    @Autowired
    private CustomerDirectory customers;

    @Autowired
    private ConversationDesk conversation;

    @Autowired
    private PortalAddress portal;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    private TasklistPage signIn(String user, int width) {
        return new TasklistPage(BROWSER.tasklist(port, user, password(user), width, width > 1500 ? 1080 : 900));
    }

    private String openCase(String subject) {
        String reference = reception.open(new Report(
                Channel.WEB, clock.instant(), new Reporter("Lyra Labs", "Lena Lyra", null, LENA), subject, subject));
        soon().until(() -> taskOf(reference, "Task_Triage") != null);
        return reference;
    }

    private String triagedCase(String subject) {
        String reference = openCase(subject);
        asSam(() -> forms.submitTaskForm(
                taskOf(reference, "Task_Triage").getId(),
                Map.of("severity", "3", "severityReason", "decided by the test")));
        return reference;
    }

    private Task taskOf(String reference, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private Locator open(TasklistPage page, String title, String reference, String step) {
        soon().until(() -> taskOf(reference, step) != null);
        return page.open(title, reference);
    }

    private void start(String process, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        forms.submitStartForm(definition, new HashMap<>(form));
    }

    private void asSam(Runnable work) {
        identity.setAuthentication("sam", List.of("support"));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static double right(Locator part) {
        BoundingBox box = part.boundingBox();
        return box.x + box.width;
    }

    @Test
    @DisplayName("P31 P33 the response team's lead contacts the reporter on the form and lowers the severity by a key")
    void incidentLead() {
        String reference = triagedCase("A stranger is logged in");
        String other = triagedCase("A stranger has been logged in");
        for (String it : List.of(reference, other)) {
            asSam(() -> start("SecurityAlarm", Map.of("reference", it, "suspicion", "Logins at night.")));
        }
        String noticed = clock.instant()
                .minus(Duration.ofDays(2))
                .atZone(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        try (TasklistPage ilya = signIn("ilya", 1280)) {
            open(ilya, "Contact the reporter", other, "Task_ContactReporter");
            ilya.claim();
            ilya.field("Systems and platforms involved").fill("The wrong case");
            Locator panel = open(ilya, "Contact the reporter", reference, "Task_ContactReporter");
            assertThat(panel.locator(".desk-acts button")).hasCount(2);
            ilya.press("?");
            assertThat(ilya.dialog().locator(".desk-keys-acts kbd")).hasText(new String[] {"s", "x"});
            DeskBrowser.picture(ilya.page(), "desk-17-keys-incident-lead-1280");
            ilya.press("Escape");
            ilya.claim();
            ilya.field("Phone").check();
            ilya.field("Systems and platforms involved").fill("Reporting platform");
            ilya.choose("Suspected type of breach", "Theft of credentials");
            ilya.field("Yes").check();
            ilya.field("When was it noticed. Date").fill(noticed);
            ilya.press("Enter");
            ilya.field("When was it noticed. Time").fill("22:15");
            ilya.press("Enter");
            ilya.field("How to reach them outside mail").fill("+1 555 9999");
            ilya.field("Contacted").check();

            open(ilya, "Contact the reporter", other, "Task_ContactReporter");
            assertThat(ilya.field("Systems and platforms involved")).hasValue("The wrong case");
            ilya.page().getByText("Start anew").click();
            assertThat(ilya.field("Systems and platforms involved")).hasValue("");
            open(ilya, "Contact the reporter", reference, "Task_ContactReporter");
            assertThat(ilya.field("When was it noticed. Date")).hasValue(noticed);
            assertThat(ilya.field("When was it noticed. Time")).hasValue("22:15");
            assertThat(ilya.page().locator(".desk-offer")).containsText("was put back");
            assertThat(ilya.field("Phone")).isChecked();
            ilya.complete();
            panel = open(ilya, "Assess", reference, "Task_Assess");
            assertThat(incidents.find(reference).orElseThrow().stage()).isEqualTo(IncidentStage.ASSESS);
            assertThat(incidents.contact(reference).facts().words(ZoneOffset.UTC))
                    .contains("Contacted by: ", "Reporting platform", "22:15", "+1 555 9999");

            assertThat(panel.locator(".desk-chip").first()).hasText("S1");
            ilya.press("s");
            ilya.dialog().getByLabel("2 – an entire core system").check();
            ilya.fill("Why", "One system, and no data has left it.");
            ilya.press("Control+Enter");
            assertThat(panel.locator(".desk-chip").first()).hasText("S2");
            assertThat(files.of(reference).severity()).isEqualTo(Severity.SEVERITY_2);
        }
    }

    @Test
    @DisplayName(
            "P24 an expert opens, claims and answers a consultation with the keyboard alone, and has no act on the case")
    void consultedExpert() {
        String reference = triagedCase("Which job hangs");
        asSam(() -> start(
                "Consultation",
                Map.of("reference", reference, "team", "development", "question", "Which job hangs?", "hours", 4)));
        soon().until(() -> taskOf(reference, "Task_GiveAdvice") != null);
        try (TasklistPage dana = signIn("dana", 1280)) {
            assertThat(dana.page().locator("ol.tasks-list")).containsText(reference);
            dana.press("l");
            assertThat(dana.page().locator("dialog[open]")).hasCount(0);
            dana.press("?");
            assertThat(dana.dialog()).containsText("Claim the task");
            assertThat(dana.dialog().locator(".desk-keys-acts")).hasCount(0);
            dana.press("Escape");
            soon().until(() -> {
                dana.tabTo(reference);
                dana.press("Enter");
                return dana.panel().isVisible();
            });
            assertThat(dana.panel().locator(".desk-reference")).hasText(reference);
            assertThat(dana.panel().locator(".desk-acts button")).hasCount(0);
            assertThat(dana.page().evaluate("""
                            reference => fetch('/api/v1/cases/' + reference + '/note', {method: 'POST',
                                headers: {'Content-Type': 'application/json'}, body: '{"text": "x"}'}).then(it => it.status)""", reference)).isEqualTo(403);
            assertThat(dana.page().locator(".disabled-form")).hasCount(1);
            dana.press("Control+Alt+c");
            assertThat(dana.page().locator(".disabled-form")).hasCount(0);
            dana.press("Control+Alt+f");
            dana.tabTo("Advice");
            dana.type("The nightly import: restart it.");
            dana.tabTo("Complete");
            dana.press("Enter");
            soon().until(() -> taskOf(reference, "Task_ReadAdvice") != null);
        }
        try (TasklistPage sam = signIn("sam", 1280)) {
            Locator panel = open(sam, "Read the advice", reference, "Task_ReadAdvice");
            panel.locator("summary", new Locator.LocatorOptions().setHasText("Consultations"))
                    .click();
            assertThat(panel).containsText("dana: The nightly import: restart it.");
        }
    }

    @Test
    @DisplayName(
            "P29 P30 the head of Customer Success reviews an escalation in German, and the customer has the answer")
    void headReviews() {
        String reference = triagedCase("Nobody calls back");
        escalations.request(
                reference,
                new EscalationWish(
                        EscalationReason.CUSTOMER_WISH,
                        Authority.HEAD_OF_CUSTOMER_SUCCESS,
                        "I want to speak to your head.",
                        "Lena Lyra"));
        soon().until(() -> taskOf(reference, "Task_HeadReview") != null);
        try (TasklistPage henri = signIn("henri", 1280)) {
            henri.page().locator(".desk-navs").getByText("Deutsch").click();
            Locator panel = open(henri, "Als Leitung Customer Success prüfen", reference, "Task_HeadReview");
            assertThat(panel.locator(".desk-notes")).containsText("Über das Webformular gesendet: nicht bestätigt");
            assertThat(henri.card(reference)).containsText("Aufgabe:");
            henri.page()
                    .route(
                            "**/presence",
                            it -> it.fulfill(new Route.FulfillOptions()
                                    .setStatus(404)
                                    .setBody("{\"detail\": \"There is no case of that reference.\"}")),
                            new Page.RouteOptions().setTimes(1));
            henri.page().evaluate(LOOKED_AT);
            assertThat(henri.panel().locator(".desk-alarm")).isVisible();
            henri.page().evaluate(LOOKED_AT);
            assertThat(henri.panel().locator(".desk-reference")).hasText(reference);
            henri.claim();
            henri.field("Nein").check();
            henri.field("Betroffene Klausel").fill("P18");
            henri.field("Befund, und was getan wird").fill("Nobody was on duty: the roster is mended.");
            henri.press("Tab");
            henri.tryToComplete();
            assertThat(henri.page().locator(".desk-refusal"))
                    .containsText("Der Kunde hat diese Eskalation verlangt: schreiben Sie ihm eine Antwort.");
            DeskBrowser.picture(henri.page(), "desk-17-german-1280");
            henri.field("Antwort an den Kunden").fill("I have asked Sam to call you today.");
            henri.complete();
            soon().until(() -> files.escalations(reference).get(0).settledAt() != null);
        }
        assertThat(files.escalations(reference).get(0).policyFollowed()).isFalse();
        soon().untilAsserted(() -> assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).contains("I have asked Sam to call you today.")));
    }

    @Test
    @DisplayName(
            "each page offers the other language, keeps to what was chosen, reads days in one zone and sweeps drafts")
    void languages() {
        try (TasklistPage maria = signIn("maria", 1280)) {
            Locator names = maria.page().locator(".desk-navs");
            names.getByText("Deutsch").click();
            assertThat(names).containsText("Tasten");
            maria.page().navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/desk");
            Locator desk = maria.page().locator(".desk-page");
            assertThat(desk.locator("h1")).hasText("Der Leitstand");
            assertThat(desk.locator("[lang=en]")).hasText("English");
            DeskBrowser.picture(maria.page(), "cockpit-14-language-1280");
            desk.locator("[lang=en]").click();
            assertThat(desk.locator("h1")).hasText("The desk");
            assertThat(maria.page().evaluate(SWEPT)).isEqualTo("desk.draft.maria.NEW.security,desk.sent.maria.NEW.ask");
            assertThat(maria.page().evaluate(NEW_YEAR)).isEqualTo("00:30 GMT+1 | Dec 31, 2025, 23:30 GMT+1");
        }
    }

    @Test
    @DisplayName(
            "P07 P08 P13 P14 P15 P23 P38 outage, severity, answer and merge are done from the case, which shows where it stands")
    void rarerActs() {
        customers.register(
                new CompanyDetails("Lyra Labs", null, Plan.STANDARD),
                new ContactDetails("Lena Lyra", LENA, null, false));
        identity.setAuthentication("maria", List.of("managers"));
        start(
                "Outage",
                Map.of("systems", "Reporting", "companies", "Lyra Labs", "severity", "1", "words", "It is down."));
        identity.clearAuthentication();
        String first = triagedCase("Reports do not load: a problem or an error?");
        String second = openCase("Reports do not load again");
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(1));
            conversation.note(first, "Call " + i, "maria");
        }
        try (TasklistPage sam = signIn("sam", 1920)) {
            open(sam, "Respond to Severity 3", first, "Task_RespondSeverity3");
            Locator panel = sam.panel();
            panel.getByText("Older entries").click();
            assertThat(panel.locator(".desk-entry.desk-customer")).containsText("a problem or an error?");
            assertThat(panel.locator(".desk-news")).hasCount(0);
            panel.locator("summary", new Locator.LocatorOptions().setHasText("Where it stands"))
                    .click();
            Locator tokens = panel.locator(".desk-picture .desk-token");
            assertThat(tokens).hasCount(2);
            assertThat(tokens.first()).hasAttribute("data-element", "CallActivity_InitialResponse");
            assertThat(tokens.last()).hasAttribute("data-element", "Task_RespondSeverity3");
            assertThat(tokens.first()).isInViewport();
            assertThat(panel.locator(".desk-picture svg").first())
                    .hasAttribute("aria-label", "Support case: now at Initial response");
            assertThat(sam.axe(".desk-panel")).isEmpty();
            DeskBrowser.picture(sam.page(), "desk-16-way-1920");

            sam.act("outage");
            sam.dialog().getByText("Reporting").click();
            sam.send();
            assertThat(panel).containsText("linked");
            sam.act("severity");
            sam.dialog()
                    .getByLabel("2 – an entire core system or organisation: 1 hour")
                    .check();
            sam.fill("Why", "All of Lyra Labs waits.");
            sam.send();
            assertThat(panel.locator(".desk-chip").first()).hasText("S2");
            open(sam, "Respond to Severity 2", first, "Task_RespondSeverity2");
            panel.locator("summary", new Locator.LocatorOptions().setHasText("Where it stands"))
                    .click();
            assertThat(tokens.last()).hasAttribute("data-element", "Task_RespondSeverity2");

            assertThat(panel.locator("[data-fold=articles]")).containsText("How to report a problem");
            sam.act("write");
            sam.dialog().getByLabel("Template").selectOption(new SelectOption().setIndex(1));
            sam.dialog()
                    .getByLabel("Link to an article")
                    .selectOption(new SelectOption().setLabel("How to report a problem so that it is solved soon"));
            Locator file = sam.dialog().locator("input[type=file]");
            file.setInputFiles(new FilePayload("large.log", "text/plain", new byte[5_000_001]));
            assertThat(sam.dialog()).containsText("larger than 5 MB");
            file.setInputFiles(new FilePayload("steps.txt", "text/plain", "Restart it.".getBytes(UTF_8)));
            assertThat(sam.dialog()).not().containsText("larger than 5 MB");
            DeskBrowser.picture(sam.page(), "desk-17-docked-1920");
            assertThat(sam.axe("dialog")).isEmpty();
            assertThat(right(sam.dialog()))
                    .as("the conversation beside it is free to be read")
                    .isLessThanOrEqualTo(panel.boundingBox().x);
            panel.locator(".desk-talk h3").first().click();
            sam.press("n");
            assertThat(sam.page().locator("dialog[open]")).hasCount(1);
            assertThat(sam.page().locator("dialog textarea")).isFocused();
            sam.press("Escape");
            assertThat(panel.locator("[data-act=write]")).isFocused();

            sam.press("Enter");
            assertThat(sam.dialog().locator("textarea")).hasValue(Pattern.compile("reporting-well"));
            assertThat(sam.dialog()).containsText("“steps.txt” was chosen before");
            assertThat(file).isFocused();
            file.setInputFiles(new FilePayload("steps.txt", "text/plain", "Restart it.".getBytes(UTF_8)));
            conversation.note(first, "They have telephoned, too.", "maria");
            sam.dialog().locator("button[type=submit]").click();
            assertThat(sam.dialog().locator(".desk-problem")).containsText("Note by maria");
            assertThat(panel.locator(".desk-talk")).containsText("They have telephoned, too.");
            DeskBrowser.picture(sam.page(), "desk-18-meanwhile-1920");
            sam.send();
            soon().until(() -> files.of(first).respondedAt() != null);
            assertThat(panel.locator(".desk-talk")).containsText("steps.txt");
            soon().untilAsserted(() -> assertThat(mail.lettersTo(LENA, first))
                    .anySatisfy(it -> assertThat(it.text()).contains(portal.of("/support/knowledge/reporting-well"))));
            assertThat(tokens.last()).hasAttribute("data-element", "Task_Investigate");
            assertThat(panel.locator(".desk-ended")).containsText("This task has ended");
            DeskBrowser.picture(sam.page(), "desk-19-ended-1920");
            panel.locator(".desk-ended").getByText("Investigate").click();
            assertThat(sam.panel().locator(".desk-ended")).hasCount(0);
            assertThat(sam.panel().locator(".desk-reference")).hasText(first);

            open(sam, "Triage", second, "Task_Triage");
            sam.page().evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }");
            sam.act("merge");
            sam.fill("Goes on as (reference)", first);
            assertThat(sam.dialog()).containsText("Drafts are not kept");
            sam.send();
            soon().until(() -> files.of(second).state() == CaseState.CLOSED);
            assertThat(files.of(second).mergedInto()).isEqualTo(first);
        } finally {
            jdbc.update("update outage set ended_at = declared_at, ended_by = 'test' where ended_at is null");
        }
        assertThat(files.conversation(first)).anySatisfy(it -> {
            assertThat(it.kind()).isEqualTo(MessageKind.ANSWER);
            assertThat(it.text()).contains("looking into it now");
        });
    }
}
