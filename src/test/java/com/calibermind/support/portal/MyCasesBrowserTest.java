package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.signin.Mailed;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class MyCasesBrowserTest extends PortalBrowserTest {

    @Autowired
    Mailed mailed;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nobodyIsThrottled() {
        jdbc.update("delete from attempt");
        jdbc.update("delete from sign_in");
    }

    /** Asks for a link, takes it from the mailbox and presses the button. */
    private void signIn(Page page) {
        page.navigate(url("/support/sign-in"));
        page.fill("#email", ADA);
        page.click("main button");
        page.navigate(url(mailed.newestLink(ADA)));
        page.click("main button");
        assertThat(page.url()).endsWith("/support/cases");
    }

    private String eventfulCase() {
        String reference = openCase();
        triage(reference, 3);
        reception.reply(reference, ADA, "It began at noon.\nThe log says <b>timeout</b>.", clock.instant());
        clock.advance(Duration.ofMinutes(42));
        respond(reference, 3, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of(
                        "findings",
                        "secret finding",
                        "nextStep",
                        "askCustomer",
                        "question",
                        "Which browser do you use?"));
        mail.send();
        return reference;
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsAccessibleOnEveryScreen(Screen screen) {
        String reference = eventfulCase();
        Page page = page(screen);
        page.navigate(url("/support/sign-in"));
        assertAccessible(page);
        picture(page, "sign-in-" + screen);
        page.fill("#email", "ada");
        page.click("main button");
        assertThat(page.textContent(".error")).contains("complete e-mail address");
        assertAccessible(page);
        page.fill("#email", ADA);
        page.click("main button");
        assertAccessible(page);
        picture(page, "sign-in-sent-" + screen);
        page.navigate(url(mailed.newestLink(ADA)));
        assertAccessible(page);
        picture(page, "sign-in-confirm-" + screen);
        page.click("main button");
        assertAccessible(page);
        picture(page, "my-cases-" + screen);

        page.navigate(url("/support/cases/" + reference));
        assertThat(page.textContent("main"))
                .contains("Which browser do you use?", "<b>timeout</b>", "in time", "We wait for your answer")
                .doesNotContain("secret finding");
        assertAccessible(page);
        picture(page, "case-" + screen);
        page.locator("details").evaluateAll("all => all.forEach(it => it.open = true)");
        assertAccessible(page);
        picture(page, "case-acts-" + screen);
        press(page, "#escalation button");
        PlaywrightAssertions.assertThat(page.locator("#problems")).isFocused();
        assertAccessible(page);
        picture(page, "case-refused-" + screen);

        page.navigate(url("/support/cases/" + reference));
        page.click("#solved summary");
        press(page, "#solved button");
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertAccessible(page);
        picture(page, "case-closed-" + screen);
        press(page, "#rating button");
        PlaywrightAssertions.assertThat(page.locator("#problems")).containsText("Choose one of the five answers");
        assertAccessible(page);
        picture(page, "case-rating-refused-" + screen);
        page.navigate(url("/support/cases?closed=true"));
        assertAccessible(page);
        picture(page, "my-cases-closed-" + screen);

        page.navigate(url("/support/cases/" + reference));
        page.fill("#reply-words", "It is back again.");
        page.context().clearCookies();
        press(page, "#reply button");
        PlaywrightAssertions.assertThat(page.locator("#typed")).hasValue("It is back again.");
        assertAccessible(page);
        picture(page, "sign-in-typed-" + screen);

        page.navigate(url("/support/sign-in/" + "A".repeat(43)));
        assertAccessible(page);
        picture(page, "sign-in-link-" + screen);
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsGivenBackOnAnAccessiblePage() {
        String reference = openCase();
        Page page = page(Screen.PHONE);
        signIn(page);
        page.navigate(url("/support/cases/" + reference));
        page.fill("#reply-words", "A long text.");
        jdbc.execute("alter table customer_act rename to customer_act_away");
        try {
            press(page, "#reply button");
        } finally {
            jdbc.execute("alter table customer_act_away rename to customer_act");
        }
        PlaywrightAssertions.assertThat(page.locator("#problems")).containsText("We could not keep");
        PlaywrightAssertions.assertThat(page.locator("#reply-words")).hasValue("A long text.");
        assertAccessible(page);
        picture(page, "case-not-kept");
        press(page, "main form button");
        PlaywrightAssertions.assertThat(page.locator("[role=status]").first())
                .containsText("Your message is on the case");
    }

    @Test
    @DisplayName("P28 P13 the whole way without a script: sign in, answer with a file, escalate, call it solved, rate")
    void theWholeWayWithoutScript() {
        String reference = openCase();
        bringToResolved(reference);
        Page page = withoutScript();
        signIn(page);
        page.click("text=" + reference + " >> xpath=../.. >> h2 a");

        page.fill("#reply-words", "Not yet: see the file.");
        page.setInputFiles(
                "#files",
                new FilePayload("../log \"1\".txt", "text/plain", "timeout".getBytes(StandardCharsets.UTF_8)));
        press(page, "#reply button");
        assertThat(page.textContent("[role=status]")).contains("Your message is on the case");
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        Download file = page.waitForDownload(() -> page.click(".files a"));
        assertThat(file.suggestedFilename()).doesNotContain("/", "\"").endsWith(".txt");

        page.click("#escalation summary");
        page.check("#ask-headOfCustomerSuccess");
        press(page, "#escalation button");
        assertThat(page.textContent("#escalation .error")).contains("Write something");
        assertThat(page.isChecked("#ask-headOfCustomerSuccess")).isTrue();
        page.fill("#escalation-words", "Three days for this.");
        press(page, "#escalation button");
        assertThat(openSteps(reference)).containsExactly("Task_HeadReview", "Task_Investigate");
        submit(
                reference,
                "Task_HeadReview",
                Map.of("policyFollowed", "yes", "finding", "In time.", "answer", "I am sorry."));
        runDueJobs(reference);
        submit(reference, "Task_Investigate", Map.of("findings", "A stuck job.", "nextStep", "resolve"));
        submit(reference, "Task_Resolve", Map.of("resolution", "Restarted again.", "resolutionKind", "solved"));

        page.reload();
        page.click("#solved summary");
        press(page, "#solved button");
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        page.check("#rating-4");
        press(page, "#rating button");
        assertThat(page.textContent("#rating")).contains("You rated our support: Good");
        page.click("text=Sign out on all devices");
        assertThat(page.textContent("main")).contains("You are signed out");
    }

    /** As somebody does who does not use a mouse; a click would wait until a busy machine has painted twice. */
    @SuppressWarnings("deprecation") // the only wait that also sees the same address loaded again
    private static void press(Page page, String button) {
        page.waitForNavigation(() -> {
            page.focus(button);
            page.keyboard().press("Enter");
        });
    }

    @Test
    @DisplayName("P03 P28 by keyboard alone a customer signs in and asks for the manager")
    void byKeyboardAlone() {
        String reference = openCase();
        Page page = page(Screen.DESKTOP);
        page.navigate(url("/support/sign-in"));
        tabTo(page, "email");
        page.keyboard().type(ADA);
        page.keyboard().press("Enter");
        page.waitForURL("**/sent");
        page.navigate(url(mailed.newestLink(ADA)));
        tabToTag(page, "BUTTON");
        page.keyboard().press("Enter");
        page.waitForURL("**/cases");
        page.navigate(url("/support/cases/" + reference));
        while (!page.evaluate("document.activeElement.textContent").toString().startsWith("Ask for somebody")) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        tabTo(page, "ask-manager");
        tabTo(page, "escalation-words");
        page.keyboard().type("Nobody calls back.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**done=escalation");
        assertThat(openSteps(reference)).containsExactly("Task_ManagerReview", "Task_Triage");
    }

    private static void tabTo(Page page, String id) {
        tabUntil(page, "document.activeElement.id === '" + id + "'");
    }

    private static void tabToTag(Page page, String tag) {
        tabUntil(page, "document.activeElement.tagName === '" + tag + "'");
    }

    private static void tabUntil(Page page, String condition) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate(condition)) {
                return;
            }
        }
        throw new AssertionError("the keyboard never gets to where " + condition);
    }

    @Test
    void aFileThatCannotBeTakenIsNamedAndNothingTypedIsLost() {
        String reference = openCase();
        Page page = withoutScript();
        signIn(page);
        page.navigate(url("/support/cases/" + reference));
        page.fill("#reply-words", "With a program.");
        page.setInputFiles("#files", new FilePayload[] {
            new FilePayload("run.exe", "application/octet-stream", new byte[] {1}),
            new FilePayload("good.log", "text/plain", new byte[] {2})
        });
        page.click("#reply button");

        assertThat(page.textContent("#files-error")).contains("run.exe");
        assertThat(page.inputValue("#reply-words")).isEqualTo("With a program.");
        page.click("#reply button");
        assertThat(files.attachments(reference)).extracting(it -> it.name()).containsExactly("good.log");
    }

    @Test
    void inGermanEverythingIsGerman() {
        String reference = eventfulCase();
        Page page = page(Screen.PHONE);
        signIn(page);
        page.navigate(url("/support/cases/" + reference + "?lang=de"));
        assertThat(page.textContent("main")).contains("Wir warten auf Ihre Antwort", "Was wir versprochen haben");
        assertThat(page.textContent("main")).doesNotContain("??");
        assertAccessible(page);
        picture(page, "case-de");
    }

    @Test
    void anExpiredLinkOffersANewOne() {
        Page page = page(Screen.PHONE);
        openCase();
        page.navigate(url("/support/sign-in"));
        page.fill("#email", ADA);
        page.click("main button");
        String link = mailed.newestLink(ADA);
        clock.advance(Duration.ofMinutes(16));
        Response answer = page.navigate(url(link));
        assertThat(answer.status()).isEqualTo(404);
        page.click("text=Send me a new link");
        assertThat(page.url()).endsWith("/support/sign-in");
    }
}
