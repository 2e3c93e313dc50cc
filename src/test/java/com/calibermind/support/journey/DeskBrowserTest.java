package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.Attachment;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.policy.Severity;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The case file beside the task, its acts, the lists, and two people on one case; each as its role sees it. */
class DeskBrowserTest extends LiveDeskTest {

    private static final String CLEO = "cleo@cobalt.example";
    private static final String HOSTILE = "<img src=x onerror=window.owned=1><script>window.owned=1</script>";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @RegisterExtension
    static final DeskBrowser BROWSER = new DeskBrowser();

    @Autowired
    private CaseFiles files;

    @Autowired
    private Reception reception;

    @Autowired
    private ConversationDesk conversation;

    @Autowired
    private Contents contents;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    private TasklistPage signIn(String user, int width) {
        return new TasklistPage(BROWSER.tasklist(port, user, password(user), width, width > 1500 ? 1080 : 900));
    }

    private String mailFrom(String address, String id, String subject, String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "From: Cleo Cobalt <" + address + ">",
                "To: support@calibermind.example",
                "Subject: " + subject,
                "Message-ID: <" + id + ">"));
        Collections.addAll(all, lines);
        mail.arrives(address, all.toArray(String[]::new));
        soon().until(() -> mail.stored("<" + id + ">", "NEW_CASE") == 1);
        return mail.caseOf("<" + id + ">");
    }

    private Report report(int number, Impairment impairment) {
        return new Report(
                Channel.WEB,
                clock.instant().minusSeconds(number),
                new Reporter("Cobalt Works", "Cleo Cobalt", null, CLEO),
                "Many " + number,
                "One of many.",
                null,
                null,
                null,
                impairment,
                true,
                List.of(),
                false,
                null); // nobody is told of it
    }

    /** As sam would leave it; needs no mail and no page. */
    private String triagedCase() {
        String reference = reception.open(report(0, Impairment.UNKNOWN));
        soon().until(() -> taskOf(reference, "Task_Triage") != null);
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitTaskForm(
                    taskOf(reference, "Task_Triage").getId(),
                    Map.of("severity", "3", "severityReason", "decided by the test"));
        } finally {
            identity.clearAuthentication();
        }
        return reference;
    }

    private Task taskOf(String reference, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private Attachment file(String name, String type, byte[] bytes) {
        return new TransactionTemplate(transactions).execute(status -> {
            try {
                return new Attachment(name, type, contents.keep(() -> new ByteArrayInputStream(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    @DisplayName("P10 P15 P21 P23 a whole case by clicks alone, from the report to the customer's answer")
    void aWholeCase() {
        String reference = mailFrom(CLEO, "whole@cobalt.example", "Reports are late", "", "All our reports are late.");
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        assertThat(panel.locator(".desk-countdown").first()).containsText("left");
        assertThat(panel).containsText("Cleo Cobalt, Cobalt Works");
        assertThat(panel.locator(".desk-missing")).containsText("when it happened");
        assertThat(panel.locator(".desk-customer")).containsText("All our reports are late.");
        DeskBrowser.picture(sam.page(), "desk-1-triage-1280");

        sam.claim();
        sam.choose("Systems affected", "Part of a core system");
        sam.choose("Users affected", "Part of an organisation");
        sam.choose("Severity", "Severity 3");
        sam.complete();
        panel = sam.open("Respond to Severity 3", reference);
        assertThat(panel.locator(".desk-chip").first()).hasText("S3");

        sam.act(panel, "write");
        sam.dialog().getByLabel("What the customer reads").fill("We restart the reports now.");
        sam.dialog().getByText("Preview").click();
        assertThat(sam.dialog().locator(".desk-preview")).containsText("[" + reference + "] Reports are late");
        DeskBrowser.picture(sam.page(), "desk-2-answer-1280");
        sam.send();
        soon().until(() -> files.of(reference).respondedAt() != null);
        assertThat(panel.locator(".desk-talk")).containsText("We restart the reports now.");

        panel = sam.open("Investigate", reference);
        assertThat(panel.locator(".desk-standing")).containsText("answered in time");
        sam.claim();
        sam.page().getByLabel("Findings (internal)").first().fill("A queue was full.");
        sam.page().getByLabel("Solution found: resolve").check();
        sam.complete();
        sam.open("Resolve", reference);
        sam.claim();
        sam.page()
                .getByLabel("Resolution, as the customer will read it")
                .first()
                .fill("The queue is emptied and watched.");
        sam.choose("Kind of resolution", "Solved");
        sam.complete();
        soon().until(() -> files.of(reference).state() == CaseState.RESOLVED);

        sam.cases("Resolved");
        assertThat(sam.choose(reference)).containsText("The queue is emptied and watched.");
        sam.dialog().getByLabel("Find a case").fill("late report");
        assertThat(sam.dialog().locator(".desk-row", in(reference))).containsText("Reports are late");
        DeskBrowser.picture(sam.page(), "desk-3-lists-1280");
        sam.close();
    }

    private static Locator.LocatorOptions in(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    @Test
    @DisplayName("P05 P08 P10 P15 P24 P28 P31 each act is one dialog, and stands in the conversation at once")
    void eachAct() {
        String reference = mailFrom(CLEO, "acts@cobalt.example", "Filters forget", "", "Filters forget their values.");
        String other = mailFrom(CLEO, "acts2@cobalt.example", "Filters forget again", "", "They still do.");
        TasklistPage sam = signIn("sam", 1920);
        Locator panel = sam.open("Triage", reference);

        sam.act(panel, "note");
        sam.fill("Note", HOSTILE);
        sam.send();
        assertThat(panel.locator(".desk-internal").first()).containsText(HOSTILE);
        sam.act(panel, "ask");
        assertThat(sam.dialog().locator(".desk-preview")).containsText("URL");
        sam.send();
        assertThat(panel.locator(".desk-talk")).containsText("Missing facts");
        sam.act(panel, "consult");
        sam.dialog().getByLabel("Question").fill("Is there a known fault?");
        sam.send();
        assertThat(panel.locator(".desk-talk")).containsText("Is there a known fault?");
        sam.act(panel, "call");
        sam.dialog()
                .getByLabel("Begins at")
                .fill(clock.instant().plusSeconds(86_400).toString().substring(0, 16));
        sam.dialog().getByLabel("Link to the call").fill("https://meet.example/filters");
        sam.send();
        assertThat(panel.locator(".desk-talk")).containsText("Invitation");
        sam.act(panel, "handover");
        sam.send();
        assertThat(panel.locator(".desk-talk")).containsText("Taken over.");
        sam.act(panel, "escalate");
        sam.dialog().getByLabel("the head of Customer Success").check();
        sam.dialog().getByLabel("What the customer said").fill("This takes too long.");
        sam.send();
        soon().until(() -> !files.escalations(reference).isEmpty());
        sam.act(panel, "outage");
        sam.dialog().getByLabel("Outage").fill("999");
        sam.dialog().locator("button[type=submit]").click();
        assertThat(sam.dialog().locator(".desk-problem")).containsText("no outage of that number");
        sam.press("Escape");
        sam.act(panel, "merge");
        sam.dialog().getByLabel("Goes on as").fill(other);
        sam.dialog().locator("button[type=submit]").click();
        assertThat(sam.dialog().locator(".desk-problem")).containsText("still open");
        sam.press("Escape");
        sam.act(panel, "security");
        sam.dialog().getByLabel("What makes you suspect it").fill("Filters of strangers show up.");
        DeskBrowser.picture(sam.page(), "desk-4-security-1920");
        sam.send();
        assertThat(panel.locator(".desk-security")).isVisible();

        sam.choose("Severity", "Severity 1");
        sam.complete();
        panel = sam.open("Respond to Severity 1", reference);
        sam.act(panel, "severity");
        sam.dialog().getByLabel("3 – a portion").check();
        sam.dialog().getByLabel("Why").fill("Only one.");
        sam.dialog().locator("button[type=submit]").click();
        assertThat(sam.dialog().locator(".desk-problem")).containsText("only the IRT lead lowers it");
        sam.press("Escape");
        assertThat(files.of(reference).severity()).isEqualTo(Severity.SEVERITY_1);
        DeskBrowser.picture(sam.page(), "desk-5-respond-1920");
        assertThat(sam.page().evaluate("window.owned")).isNull();
        sam.close();
    }

    @Test
    @DisplayName("P21 a breach that comes while the page is open is seen, not by colour alone")
    void breachWhileOpen() {
        String reference = mailFrom(CLEO, "breach@cobalt.example", "Nobody answers", "", "Hello?");
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        Locator countdown = panel.locator(".desk-standing .desk-countdown");
        assertThat(countdown).hasClass(Pattern.compile("desk-calm"));
        clock.set(files.of(reference).warnAt());
        assertThat(countdown).hasClass(Pattern.compile("desk-warning"));
        assertThat(countdown).containsText("▲");
        clock.set(files.of(reference).respondBy().plusSeconds(60));
        assertThat(countdown).hasClass(Pattern.compile("desk-missed"));
        assertThat(countdown).containsText("missed by");
        soon().until(() -> !files.escalations(reference).isEmpty());
        DeskBrowser.picture(sam.page(), "desk-6-missed-1280");
        sam.close();
    }

    @Test
    @DisplayName("P14 two people on one case see each other, and neither completes over the other's head")
    void twoBrowsers() {
        String reference = mailFrom(CLEO, "two@cobalt.example", "Two of us", "", "Who helps?");
        TasklistPage sam = signIn("sam", 1280);
        Locator his = sam.open("Triage", reference);
        sam.claim();
        sam.choose("Systems affected", "Part of a core system");
        sam.choose("Users affected", "Part of an organisation");
        sam.choose("Severity", "Severity 3");

        TasklistPage maria = signIn("maria", 1280);
        Locator hers = maria.find(reference);
        assertThat(hers.locator(".desk-others")).containsText("sam is writing (the form of a task)");
        clock.advance(Duration.ofSeconds(1));
        maria.act(hers, "note");
        assertThat(his.locator(".desk-others")).containsText("maria is writing (Note)");
        maria.fill("Note", "I know them: call first.");
        maria.send();

        assertThat(his.locator(".desk-news")).containsText("Note by maria");
        DeskBrowser.picture(sam.page(), "desk-7-news-1280");
        sam.tryToComplete();
        Locator refusal = sam.page().locator(".task-details .desk-refusal");
        assertThat(refusal).containsText("Since you opened this form");
        assertThat(refusal).isFocused();
        assertThat(sam.axe(".desk-refusal")).isEmpty();
        assertThat(files.of(reference).severity()).isNull();
        DeskBrowser.picture(sam.page(), "desk-12-refused-1280");
        clock.advance(Duration.ofSeconds(1));
        his.getByText("I have read it").click();
        assertThat(his.locator(".desk-news")).hasCount(0);
        sam.tryToComplete();
        soon().until(() -> files.of(reference).severity() != null);
        sam.close();
        maria.close();
    }

    @Test
    @DisplayName("P32 P24 an act by its address is refused to who may not, whatever page they are on")
    void forbiddenByAddress() {
        String reference = mailFrom(CLEO, "forbidden@cobalt.example", "Mine", "", "Mine alone.");
        for (String user : List.of("dana", "ines", "paul")) {
            TasklistPage theirs = signIn(user, 1280);
            Object status = theirs.page()
                    .evaluate(
                            "reference => fetch('/api/v1/cases/' + reference + '/note', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{\"text\": \"x\"}'}).then(it => it.status)",
                            reference);
            assertThat(status).as(user).isEqualTo(404);
            assertThat(theirs.page().locator(".desk-navs").getByText("Cases")).hasCount(0);
            theirs.close();
        }
        assertThat(files.conversation(reference))
                .noneMatch(it -> it.kind() == MessageKind.NOTE && it.text().equals("x"));
    }

    @Test
    @DisplayName("nothing typed is lost when the connection is, and the page says so and recovers")
    void lostConnection() {
        String reference = mailFrom(CLEO, "lost@cobalt.example", "In a tunnel", "", "On a train.");
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        sam.act(panel, "note");
        sam.page().context().setOffline(true);
        sam.fill("Note", "Typed in a tunnel.");
        sam.dialog().locator("button[type=submit]").click();
        assertThat(sam.dialog().locator(".desk-problem")).containsText("connection is lost");
        sam.press("Escape");
        assertThat(panel.locator(".desk-alarm")).containsText("connection is lost");
        DeskBrowser.picture(sam.page(), "desk-8-lost-1280");

        sam.page().context().setOffline(false);
        assertThat(panel.locator(".desk-alarm")).hasCount(0);
        sam.act(panel, "note");
        assertThat(sam.dialog().getByLabel("Note", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("Typed in a tunnel.");
        sam.send();
        assertThat(panel.locator(".desk-talk")).containsText("Typed in a tunnel.");
        sam.close();
    }

    @Test
    @DisplayName("P32 whoever signs in after another on the same page sees nothing of theirs, and acts as themselves")
    void twoUsersOnOnePage() {
        String reference = mailFrom(CLEO, "shared@cobalt.example", "One screen", "", "Shared by two.");
        TasklistPage sam = signIn("sam", 1280);
        sam.act(sam.open("Triage", reference), "security");
        sam.dialog().getByLabel("What makes you suspect it").fill("Only sam may know.");
        sam.press("Escape");
        assertThat(sam.page().locator("dialog[open]")).hasCount(0);
        List<String> askForPassword = Collections.synchronizedList(new ArrayList<>());
        sam.page().onResponse(it -> {
            if (it.headers().containsKey("www-authenticate")) {
                askForPassword.add(it.url());
            }
        });

        sam.page().locator("[cam-widget-header] .account .dropdown-toggle").click();
        sam.page().locator("[cam-widget-header] .logout a").click();
        assertThat(sam.page().getByPlaceholder("Password")).isVisible();
        assertThat(sam.page().locator(".desk-panel")).hasCount(0);
        DeskBrowser.signIn(sam.page(), "maria", password("maria"));
        Locator hers = sam.find(reference);
        sam.act(hers, "security");
        assertThat(sam.dialog().getByLabel("What makes you suspect it")).hasValue("");
        sam.press("Escape");
        sam.act(hers, "handover");
        assertThat(sam.dialog().getByLabel("Who goes on with it")).hasValue("");
        sam.press("Escape");
        assertThat(askForPassword).isEmpty();
        sam.close();
    }

    @Test
    @DisplayName("an act is sent once, however often it is asked for and whatever becomes of the answer")
    void sentOnce() {
        String reference = mailFrom(CLEO, "once@cobalt.example", "Once is enough", "", "No two mails, please.");
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        String address = "**/api/v1/cases/" + reference + "/note";
        var lost = new AtomicInteger();
        sam.page().route(address, it -> {
            it.fetch();
            lost.incrementAndGet();
            it.abort();
        });
        sam.act(panel, "note");
        sam.fill("Note", "Said once.");
        sam.dialog().locator("form").evaluate("it => { it.requestSubmit(); it.requestSubmit(); }");
        assertThat(sam.dialog().locator(".desk-problem")).containsText("connection is lost");
        assertThat(lost).hasValue(1);
        sam.page().unroute(address);
        sam.press("Control+Enter");
        assertThat(sam.page().locator(".desk-toast")).containsText("had arrived already");
        assertThat(files.conversation(reference))
                .filteredOn(it -> it.text().equals("Said once."))
                .hasSize(1);
        sam.close();
    }

    @Test
    @DisplayName("what is typed in a task's form is put back when it is open again, and arrives on the case")
    void typedInTheForm() {
        String reference = mailFrom(CLEO, "form@cobalt.example", "A long form", "", "With much to type.");
        String other = triagedCase();
        TasklistPage sam = signIn("sam", 1280);
        sam.open("Triage", reference);
        sam.claim();
        sam.choose("Systems affected", "Part of a core system");
        sam.choose("Users affected", "Part of an organisation");
        sam.choose("Severity", "Severity 3");
        sam.field("Why it differs from the proposal").fill("Only one team works this week.");
        sam.open("Respond to Severity 3", other);
        jdbc.update("update support_case set affected_systems = 'oneCore' where reference = ?", reference);

        sam.open("Triage", reference);
        Locator offer = sam.page().locator(".task-details .desk-offer");
        assertThat(offer).containsText("was put back");
        assertThat(offer).containsText("Part of a core system (now: One entire core system)");
        assertThat(sam.field("Why it differs from the proposal")).hasValue("Only one team works this week.");
        assertThat(sam.select("Systems affected")).containsText("One entire core system");
        assertThat(sam.select("Users affected")).containsText("Part of an organisation");
        assertThat(sam.axe(".desk-offer")).isEmpty();
        DeskBrowser.picture(sam.page(), "desk-16-offer-1280");
        sam.complete();
        soon().until(() -> files.of(reference).severity() == Severity.SEVERITY_3);
        assertThat(files.of(reference).impairment()).isEqualTo(new Impairment("oneCore", "partOfOrganisation", false));
        assertThat(files.deadlines(reference).toString()).contains("Only one team works this week.");
        soon().until(() -> sam.page()
                .evaluate("Object.keys(localStorage).filter(it => it.endsWith('.form')).length")
                .equals(0));
        sam.close();
    }

    @Test
    @DisplayName("what goes wrong is said where the eye is: in the place of the case file, over a dialog, at a key")
    void saidWhereTheEyeIs() {
        String reference = mailFrom(CLEO, "wrong@cobalt.example", "Something is wrong", "", "Is it?");
        TasklistPage sam = signIn("sam", 1280);
        String cards =
                "**/api/v1/tasks/cards?ids=" + taskOf(reference, "Task_Triage").getId();
        sam.page().route(cards, it -> it.fulfill(new Route.FulfillOptions().setStatus(500)));
        sam.link(reference).dispatchEvent("click");
        assertThat(sam.page().locator(".desk-panel .desk-alarm")).containsText("went wrong");
        sam.page().unroute(cards);
        assertThat(sam.panel().locator(".desk-reference")).hasText(reference);

        String people = "**/api/v1/specialists";
        sam.page().route(people, Route::abort);
        sam.press("h");
        assertThat(sam.page().locator(".desk-toast")).containsText("connection is lost");
        sam.page().unroute(people);
        sam.act(sam.find(reference), "note");
        sam.fill("Note", "Seen over the lists.");
        sam.send();
        assertThat(sam.page().locator("dialog.desk-lists .desk-toast")).isVisible();
        sam.close();
    }

    @Test
    @DisplayName("where the keyboard is, and what is unfolded, stays when the case file is read anew")
    void keepsThePlace() {
        String reference = mailFrom(CLEO, "place@cobalt.example", "Where was I", "", "Reading.");
        reception.reply(
                reference,
                new Reply(
                        CLEO,
                        "",
                        "The log.",
                        "",
                        clock.instant(),
                        List.of(file("log.txt", "text/plain", "ERROR 7".getBytes(UTF_8)))));
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        panel.locator(".desk-talk .desk-file").getByText("Preview").click();
        Locator preview = panel.locator(".desk-talk pre.desk-file-text");
        assertThat(preview).hasText("ERROR 7");
        sam.press("k");
        assertThat(panel.locator(".desk-case-body")).isFocused();
        conversation.note(reference, "Said meanwhile.", "maria");
        assertThat(panel.locator(".desk-talk")).containsText("Said meanwhile.");
        assertThat(panel.locator(".desk-case-body")).isFocused();
        assertThat(preview).hasText("ERROR 7");
        sam.close();
    }

    @Test
    @DisplayName("P11 pictures and texts that customers send are shown as what they are, and nothing of theirs runs")
    void attachments() {
        String reference = mailFrom(CLEO, "files@cobalt.example", HOSTILE, "", "See the files. " + HOSTILE);
        reception.reply(
                reference,
                new Reply(
                        CLEO,
                        "",
                        "Here they are.",
                        "",
                        clock.instant(),
                        List.of(
                                file(
                                        "pixel.png",
                                        "image/png",
                                        Base64.getDecoder().decode(PIXEL)),
                                file("log.txt", "text/plain", ("ERROR 42 " + HOSTILE).getBytes(UTF_8)),
                                file("page.html", "text/html", HOSTILE.getBytes(UTF_8)))));
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        Locator talk = panel.locator(".desk-talk");
        assertThat(talk.locator(".desk-file")).hasCount(3);
        assertThat(talk.locator(".desk-file button")).hasCount(2);
        talk.locator(".desk-file", in("pixel.png")).getByText("Preview").click();
        assertThat(talk.locator("img.desk-file-image")).hasJSProperty("naturalWidth", 1);
        talk.locator(".desk-file", in("log.txt")).getByText("Preview").click();
        assertThat(talk.locator("pre.desk-file-text")).containsText("ERROR 42 <img");
        assertThat(sam.page().evaluate("window.owned")).isNull();
        DeskBrowser.picture(sam.page(), "desk-9-files-1280");
        sam.close();
    }

    @Test
    @DisplayName("P11 a hostile mail is shown as it is: nothing of it runs, is fetched from elsewhere or is worked out")
    void hostileMail() throws IOException {
        var fetched = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", it -> {
            fetched.incrementAndGet();
            it.sendResponseHeaders(204, -1);
            it.close();
        });
        elsewhere.start();
        try {
            String there = "http://localhost:" + elsewhere.getAddress().getPort() + "/";
            String sum = "${systemProperties.put('canary', 'sings')} #{7*7} ${7*7}";
            String reference = mailFrom(
                    CLEO,
                    "hostile@cobalt.example",
                    "Hostile " + HOSTILE + " " + sum,
                    "MIME-Version: 1.0",
                    "Content-Type: text/html; charset=utf-8",
                    "",
                    "<link rel=stylesheet href=%1$sa><style>@import '%1$sb'; p { background: url(%1$sc) }</style>"
                                    .formatted(there)
                            + "<img src='%1$sd'><iframe src='%1$se'></iframe><object data='%1$sf'></object>"
                                    .formatted(there)
                            + HOSTILE + "<table><tr><td>Row</td><td><b>42</b></td></tr></table><p>" + sum + "</p>");
            TasklistPage sam = signIn("sam", 1280);
            Locator panel = sam.open("Triage", reference);
            assertThat(panel.locator(".desk-subject")).containsText("Hostile " + HOSTILE + " " + sum);
            assertThat(panel.locator(".desk-talk")).containsText(sum);
            panel.locator(".desk-talk summary", in("As it was formatted")).click();
            FrameLocator frame = panel.frameLocator("iframe.desk-mail-page");
            assertThat(frame.locator("td b")).hasText("42");
            assertThat(frame.locator("p")).hasText(sum);
            assertThat(frame.locator("img[src]")).hasCount(0);
            panel.locator("iframe.desk-mail-page").scrollIntoViewIfNeeded();
            DeskBrowser.picture(sam.page(), "desk-15-formatted-1280");
            assertThat(sam.page().evaluate("window.owned")).isNull();
            assertThat(panel.locator("iframe.desk-mail-page")).hasAttribute("title", "As it was formatted");
            panel.locator("iframe.desk-mail-page").evaluate("it => it.remove()"); // axe would wait for a script in it
            assertThat(sam.axe(".desk-panel")).isEmpty();
            Page cockpit = BROWSER.cockpit(port, "maria", password("maria"), 1280, 900);
            cockpit.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/desk");
            cockpit.locator("[data-figure=\"figure=open\"]").dispatchEvent("click");
            assertThat(cockpit.locator(".desk-drill")).containsText("Hostile <img");
            assertThat(cockpit.evaluate("window.owned")).isNull();
            assertThat(fetched).hasValue(0);
            assertThat(System.getProperty("canary")).isNull();
            sam.close();
            cockpit.context().close();
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    @DisplayName("axe finds nothing in the desk's parts: case file, dialogs, lists, help")
    void axeIsContent() {
        String reference = mailFrom(CLEO, "axe@cobalt.example", "Can you read this", "", "With a screen reader?");
        TasklistPage sam = signIn("sam", 1280);
        Locator panel = sam.open("Triage", reference);
        panel.locator("details").evaluateAll("all => all.forEach(it => it.open = true)");
        assertThat(sam.axe(".desk-panel")).isEmpty();
        assertThat(sam.axe(".desk-card")).isEmpty();
        for (String act :
                List.of("write", "note", "ask", "escalate", "consult", "call", "outage", "merge", "handover")) {
            sam.act(panel, act);
            assertThat(sam.axe("dialog")).as(act).isEmpty();
            sam.press("Escape");
        }
        String triaged = triagedCase();
        sam.open("Respond to Severity 3", triaged);
        for (String act : List.of("severity", "security")) {
            sam.act(act);
            assertThat(sam.axe("dialog")).as(act).isEmpty();
            sam.press("Escape");
        }
        sam.page().locator(".desk-navs").getByText("Keys").click();
        assertThat(sam.axe("dialog")).isEmpty();
        DeskBrowser.picture(sam.page(), "desk-10-keys-1280");
        sam.press("Escape");
        sam.cases("Awaiting triage");
        sam.choose(reference);
        assertThat(sam.axe("dialog")).isEmpty();
        sam.close();
    }

    @Test
    @DisplayName("by keyboard alone: to the list, to the case, a note, an answer's draft, the help")
    void keyboardOnly() {
        String reference = mailFrom(CLEO, "keys@cobalt.example", "No mouse here", "", "Only keys.");
        TasklistPage sam = signIn("sam", 1280);
        sam.open("Triage", reference);
        sam.press("k");
        sam.press("n");
        sam.dialog().locator("form").waitFor();
        sam.type("Typed, not clicked.");
        sam.press("Control+Enter");
        assertThat(sam.page().locator(".desk-panel .desk-talk")).containsText("Typed, not clicked.");
        sam.press("a");
        sam.dialog().locator("form").waitFor();
        sam.type("a draft with the letters n and q");
        sam.press("Escape");
        assertThat(sam.page().locator("dialog[open]")).hasCount(0);
        sam.press("?");
        assertThat(sam.dialog()).containsText("Take or hand over");
        sam.press("Escape");
        assertThat(sam.page().locator("dialog[open]")).hasCount(0);
        sam.press("l");
        assertThat(sam.dialog()).containsText("Find a case");
        sam.press("Escape");
        assertThat(sam.page().locator("dialog[open]")).hasCount(0);
        sam.press("p");
        assertThat(sam.page().locator(".desk-panel")).hasCount(0);
        sam.press("p");
        assertThat(sam.page().locator(".desk-panel")).hasCount(1);
        sam.page().setViewportSize(640, 450); // 1280 px at 200 %
        assertThat(sam.page().locator(".desk-panel .desk-subject")).isVisible();
        DeskBrowser.picture(sam.page(), "desk-11-zoom-200");
        assertThat(
                        (Boolean)
                                sam.page()
                                        .evaluate(
                                                "document.querySelector('.desk-panel').scrollWidth <= document.querySelector('.desk-panel').clientWidth"))
                .isTrue();
        sam.press("a");
        assertThat(sam.dialog().locator("textarea")).isFocused();
        DeskBrowser.picture(sam.page(), "desk-17-answer-zoom-200");
        sam.press("Escape");
        sam.press("l");
        sam.dialog().locator(".desk-states button", in("Awaiting triage")).dispatchEvent("click");
        sam.choose(reference);
        DeskBrowser.picture(sam.page(), "desk-14-lists-zoom-200");
        sam.close();
    }

    @Test
    @DisplayName("P20 two hundred cases: the gravest first, then by deadline, on every page; a refresh keeps the place")
    void twoHundredCases() {
        List<Impairment> scopes = List.of(
                new Impairment("vendor", "single", false),
                new Impairment("partOfCore", null, false),
                new Impairment("oneCore", null, false),
                new Impairment("allCore", "all", false));
        List<String> references = IntStream.range(0, 200)
                .mapToObj(i -> reception.open(report(i, scopes.get(i % 4))))
                .toList();
        try {
            soon().until(() -> tasks.createTaskQuery()
                            .processInstanceBusinessKeyIn(references.toArray(String[]::new))
                            .count()
                    == 200);
            TasklistPage sam = signIn("sam", 1280);
            List<String> left = new ArrayList<>(references);
            left.removeAll(staysOnTheCard(sam, references));
            assertThat(inTasklist(sam, left)).isEqualTo(byUrgency(left));
            DeskBrowser.picture(sam.page(), "desk-12-many-1280");

            sam.cases("Awaiting triage");
            assertThat(inLists(sam, left)).isEqualTo(byUrgency(left));
            staysWhereItIs(sam);
            DeskBrowser.picture(sam.page(), "desk-13-many-lists-1280");
            sam.close();
        } finally {
            end(references);
        }
    }

    private List<String> byUrgency(List<String> references) {
        return references.stream()
                .map(files::of)
                .sorted(Comparator.comparing(CaseFile::watchedSeverity)
                        .thenComparing(CaseFile::respondBy)
                        .thenComparing(CaseFile::reference))
                .map(CaseFile::reference)
                .toList();
    }

    /** Those of the references that Tasklist's pages show, in their order; ends on the page before the last. */
    private static List<String> inTasklist(TasklistPage sam, List<String> references) {
        List<String> shown = new ArrayList<>();
        Locator next = sam.page()
                .locator(".tasks-list .pagination li:not(.disabled)", new Page.LocatorOptions().setHasText("›"));
        sam.page().locator("ol.tasks-list li.task .names h4").first().waitFor();
        next.first().waitFor();
        List<String> texts =
                sam.page().locator("ol.tasks-list li.task .names h4").allInnerTexts();
        shown.addAll(texts);
        while (next.count() > 0) {
            next.first().locator("a").click();
            List<String> before = texts;
            texts = pageAfter(before, sam.page().locator("ol.tasks-list li.task .names h4"));
            shown.addAll(texts);
        }
        return named(shown, references);
    }

    /** Once it is there: while it is fetched there may be none. */
    private static List<String> pageAfter(List<String> before, Locator entries) {
        return soon().until(entries::allInnerTexts, it -> !it.isEmpty() && !it.equals(before));
    }

    private static List<String> named(List<String> shown, List<String> references) {
        return shown.stream()
                .flatMap(text -> references.stream().filter(text::contains))
                .toList();
    }

    /** The same of the desk's own list. */
    private static List<String> inLists(TasklistPage sam, List<String> references) {
        List<String> shown = new ArrayList<>();
        Locator next = sam.dialog().getByText("Next page");
        next.waitFor();
        shown.addAll(rows(sam));
        while (next.count() > 0) {
            List<String> before = rows(sam);
            next.click();
            pageAfter(before, sam.dialog().locator(".desk-row b"));
            assertThat((int) sam.page().evaluate("document.querySelector('.desk-rows').scrollTop"))
                    .as("a new page begins at its top")
                    .isZero();
            shown.addAll(rows(sam));
        }
        return named(shown, references);
    }

    private static List<String> rows(TasklistPage sam) {
        return sam.dialog().locator(".desk-row b").allInnerTexts();
    }

    /**
     * Whoever stands on a card stays on it when one above is gone, and comes to the next when it is itself.
     *
     * @return the cases that are gone
     */
    private List<String> staysOnTheCard(TasklistPage sam, List<String> references) {
        turnTo(sam, "2"); // on the first page may be cases of other tests
        Locator cards = sam.page().locator("ol.tasks-list li.task h4 a");
        Locator column = sam.page().locator("section.tasks-list > .content");
        List<String> shown = cards.allInnerTexts().stream()
                .map(it -> it.replaceAll("(?s).*(CM-\\d+-\\d+).*", "$1"))
                .toList();
        List<String> own = shown.stream().filter(references::contains).toList();
        int place = shown.indexOf(own.get(3));
        List<String> ended = List.of(own.get(0), own.get(3));
        cards.nth(place).focus();
        column.evaluate("it => it.scrollTop = 60");
        for (String gone : ended) {
            end(List.of(gone));
            sam.refresh();
            assertThat(cards.nth(place - 1)).isFocused();
            assertThat(cards.nth(place - 1)).containsText(gone.equals(own.get(0)) ? own.get(3) : shown.get(place + 1));
            assertThat(column).hasJSProperty("scrollTop", 60);
        }
        turnTo(sam, "1");
        return ended;
    }

    private static void turnTo(TasklistPage sam, String number) {
        Locator titles = sam.page().locator("ol.tasks-list li.task .names h4");
        Locator link = sam.page()
                .locator(".tasks-list .pagination")
                .getByText(number, new Locator.GetByTextOptions().setExact(true));
        link.first().waitFor();
        titles.first().waitFor();
        List<String> before = titles.allInnerTexts();
        link.first().dispatchEvent("click");
        pageAfter(before, titles);
    }

    /** The desk's own list: scrolled a little way down, whatever was shown is shown in its place after the next refresh. */
    private static void staysWhereItIs(TasklistPage sam) {
        String state = "it => [it.scrollTop, it.innerText.split('\\n')[0]].join()";
        Locator rows = sam.page().locator(".desk-rows");
        rows.evaluate("it => it.scrollTop = 60");
        Object before = rows.evaluate(state);
        sam.page().waitForResponse(it -> it.url().contains("/api/v1/cases?state") && it.ok(), () -> {});
        sam.page().waitForTimeout(300); // what the answer changes has been painted
        assertThat(rows.evaluate(state)).isEqualTo(before);
    }

    private void end(List<String> references) {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .filter(it -> references.contains(it.getBusinessKey()))
                .forEach(it -> runtime.deleteProcessInstance(it.getId(), "the test is over", true));
        references.forEach(it -> jdbc.update("update support_case set state = 'CLOSED' where reference = ?", it));
    }
}
