package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseFile;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A customer reports: by keyboard, on a phone, in the dark, without script, with impatience. */
class ReportBrowserTest extends PortalBrowserTest {

    private static final Pattern RECEIVED = Pattern.compile(".*/support/received/.*");

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void calm(@Autowired Throttles throttles) {
        throttles.forget();
    }

    private Page form(Page page) {
        page.navigate(url("/support"));
        return page;
    }

    private static void fill(Page page) {
        page.check("#kind-problem");
        page.fill("#problem", "Dashboards stay empty since this morning");
        page.fill("#description", "I opened the sales dashboard.\nIt should show figures, it stays empty.");
        page.fill("#happened", "28 November, 14:30");
        page.fill("#errors", "HTTP 500\nquota exceeded");
        page.check("#systems-partOfCore");
        page.check("#users-partOfOrganisation");
        page.fill("#name", "Cleo Cobalt");
        page.fill("#company", "Cobalt");
        page.fill("#email", "cleo@cobalt.example");
        page.fill("#phone", "+49 30 1234567");
    }

    private static void send(Page page) {
        page.click("form button[type=submit]");
    }

    private static String reference(Page page) {
        page.waitForURL(RECEIVED);
        return page.textContent(".reference");
    }

    private static FilePayload file(String name, int size) {
        return new FilePayload(name, "text/plain", "x".repeat(size).getBytes(StandardCharsets.UTF_8));
    }

    private long cases() {
        return jdbc.queryForObject("select count(*) from support_case", Long.class);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P03 P10 the form, its complaints and the confirmation are readable by everybody on every screen")
    void everyPageIsAccessible(Screen screen) {
        Page page = form(page(screen));
        assertAccessible(page);
        picture(page, "report-" + screen);
        fill(page);
        page.fill("#email", "cleo@cobalt");
        page.fill("#phone", "");
        page.setInputFiles("#files", new FilePayload[] {file("trace.har", 10), file("program.exe", 10)});
        send(page);
        PlaywrightAssertions.assertThat(page.locator("#problems")).isFocused();
        assertAccessible(page);
        picture(page, "report-wrong-" + screen);
        page.fill("#email", "cleo@cobalt.example");
        page.fill("#phone", "+49 30 1234567");
        send(page);
        String reference = reference(page);
        assertThat(files.attachments(reference)).hasSize(1);
        assertThat(page.textContent("time"))
                .containsPattern("CES?T \\(UTC\\+[12]\\)"); // the tests' clock may stand in summer
        assertAccessible(page);
        picture(page, "received-" + screen);
    }

    @Test
    void theGermanPagesFitTheNarrowestScreen() {
        Page page = form(page(Screen.NARROWEST.options().setLocale("de-DE")));
        assertAccessible(page);
        fill(page);
        send(page);
        reference(page);
        assertAccessible(page);
        picture(page, "received-narrowest-german");
    }

    @Test
    @DisplayName("P03 the whole form by keyboard alone")
    void byKeyboardAlone() {
        Page page = form(page(Screen.DESKTOP));
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        tabTo(page, "kind-problem");
        page.keyboard().press("Space");
        type(page, "problem", "Dashboards stay empty");
        type(page, "description", "They should show figures.");
        tabTo(page, "systems-allCore");
        page.keyboard().press("ArrowDown");
        tabTo(page, "security");
        page.keyboard().press("Space");
        type(page, "name", "Cleo Cobalt");
        type(page, "company", "Cobalt");
        type(page, "email", "cleo@cobalt.example");
        type(page, "phone", "123");
        page.keyboard().press("Enter");
        CaseFile file = file(reference(page));
        assertThat(file.impairment().affectedSystems()).isEqualTo("oneCore");
        assertThat(file.impairment().securitySuspected()).isTrue();
    }

    private static void type(Page page, String id, String text) {
        tabTo(page, id);
        page.keyboard().type(text);
    }

    /** Forwards only, and the focus can always be seen. */
    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 15; i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isNotEqualTo("none");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not lead to " + id + ".");
    }

    @Test
    @DisplayName("P03 the form without script, with complaints, files and a double click")
    void withoutScriptItWorks() {
        Page page = form(withoutScript());
        fill(page);
        page.fill("#problem", "");
        page.setInputFiles("#files", file("kept.log", 10));
        send(page);
        page.waitForSelector("#problems");
        assertThat(page.inputValue("#description"))
                .isEqualTo("I opened the sales dashboard.\nIt should show figures, it stays empty.");
        page.fill("#problem", "Dashboards stay empty");
        long before = cases();
        page.dblclick("form button[type=submit]");
        String reference = reference(page);
        assertThat(cases()).isEqualTo(before + 1);
        assertThat(files.attachments(reference)).hasSize(1);
    }

    @Test
    void aDoubleClickIsOneCase() {
        Page page = form(page(Screen.PHONE));
        fill(page);
        long before = cases();
        page.dblclick("form button[type=submit]");
        reference(page);
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void aStepBackAndSentAgainIsOneCaseAndNothingTypedIsLost() {
        Page page = form(page(Screen.DESKTOP));
        fill(page);
        send(page);
        String reference = reference(page);
        long before = cases();
        page.goBack();
        assertThat(page.inputValue("#problem")).isEqualTo("Dashboards stay empty since this morning");
        send(page);
        assertThat(reference(page)).isEqualTo(reference);
        page.reload();
        assertThat(page.textContent(".reference")).isEqualTo(reference);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void twoTabsAreTwoReports() {
        Page first = form(page(Screen.DESKTOP));
        Page second = form(first.context().newPage());
        fill(first);
        fill(second);
        send(first);
        send(second);
        assertThat(reference(first)).isNotEqualTo(reference(second));
    }

    @Test
    void oddNamesOfFilesAreHarmless() {
        Page page = form(page(Screen.DESKTOP));
        fill(page);
        page.setInputFiles("#files", new FilePayload[] {
            file("a \"quoted\" 'name'.txt", 1),
            file("invoice\u202Etxt.log", 1),
            file("<b>bold<b>.log", 1),
            file("é€😀.log", 1)
        });
        send(page);
        assertThat(files.attachments(reference(page)))
                .extracting(CaseFile.AttachedFile::name)
                .allSatisfy(it -> assertThat(it).doesNotContain("\"", "<", ">", "\u202e"))
                .contains("é€😀.log", "invoicetxt.log");
    }

    @Test
    void aFileThatIsTooLargeIsNamedBeforeItIsSent(@TempDir Path folder) throws IOException {
        Path huge = Files.write(folder.resolve("huge.log"), new byte[26 * 1024 * 1024]);
        Page page = form(page(Screen.DESKTOP));
        fill(page);
        page.setInputFiles("#files", huge);
        assertThat(page.textContent("#files-now")).isEqualTo("Larger than 25 MB: huge.log");
        long before = cases();
        send(page);
        assertThat(page.url()).endsWith("/support");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("files");
        page.setInputFiles("#files", new FilePayload[0]);
        assertThat(page.isVisible("#files-now")).isFalse();
        send(page);
        reference(page);
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void articlesAreOfferedWhileTyping() {
        Page page = page(Screen.DESKTOP);
        var asked = new AtomicInteger();
        page.route("**/support/knowledge/suggest?q=*", route -> {
            asked.incrementAndGet();
            boolean known = route.request().url().contains("empty");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(known ? "<ul><li><a href=\"/support/knowledge/1\">Empty dashboards</a></li></ul>" : ""));
        });
        form(page);
        page.locator("#problem").pressSequentially("Dashboards stay empty");
        page.waitForSelector("#suggestions a");
        assertThat(asked).as("not with every letter").hasValueLessThan(10);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Empty dashboards"))
                        .isVisible())
                .isTrue();
        assertAccessible(page);
        page.fill("#problem", "Something else");
        page.waitForCondition(() -> !page.isVisible("#suggestions"));
    }

    @Test
    void theFirstPageIsSmall() {
        Page page = page(Screen.PHONE);
        List<Response> responses = new ArrayList<>();
        page.onResponse(responses::add);
        form(page);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        int bytes =
                List.copyOf(responses).stream().mapToInt(it -> it.body().length).sum();
        assertThat(bytes).as("bytes, not compressed").isBetween(5_000, 60_000);
    }
}
