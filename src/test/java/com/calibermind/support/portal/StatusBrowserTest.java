package com.calibermind.support.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.mail.MailRoom.Received;
import com.calibermind.support.outages.Declaration;
import com.calibermind.support.outages.OutageDesk;
import com.calibermind.support.outages.OutageTelling;
import com.calibermind.support.policy.Severity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class StatusBrowserTest extends PortalBrowserTest {

    @Autowired
    private OutageDesk desk;

    @Autowired
    private OutageTelling telling;

    @Autowired
    private JdbcTemplate jdbc;

    private final String own = UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void allIsWellAgain() {
        jdbc.update("update outage set ended_at = declared_at, ended_by = 'test' where ended_at is null");
        jdbc.update("delete from status_subscription");
    }

    private long declared(String systems, String words) {
        long number = desk.nextNumber();
        desk.declare(number, new Declaration(systems, List.of(), Severity.SEVERITY_2, words), "maria");
        return number;
    }

    private void ended(String systems) {
        long number = declared(systems, "It is slow.");
        clock.advance(Duration.ofMinutes(40));
        desk.end(number, "It is as quick as ever.\n\nWe are sorry.", "maria");
        clock.advance(Duration.ofMinutes(20));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The newest letter's link as this test's browser reaches it. */
    private String linkIn(String address, String path) {
        mail.send();
        List<Received> letters = mail.mailboxOf(address);
        Matcher link = Pattern.compile("http\\S+(" + Pattern.quote(path) + "\\S+)")
                .matcher(letters.get(letters.size() - 1).text());
        assertThat(link.find()).isTrue();
        return url(link.group(1));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P08 the status page can be read on any screen, in the reader's zone")
    void everyScreen(Screen screen) {
        ended("Exports");
        long number = declared(
                "Dashboards and reports", "Dashboards stay empty for many of you. We are looking for the cause.");
        desk.update(
                number, "The cause is found: a database is full.\nWe make room now; it takes half an hour.", "maria");
        Page page = page(screen);
        page.navigate(url("/support/status"));
        Locator newest = page.locator(".outage.running time").first();
        assertThat(newest).containsText("(UTC+");
        String first = newest.textContent();
        page.reload(); // from the second page on the server writes it
        assertThat(newest).hasText(first);
        assertAccessible(page);
        picture(page, "status-" + screen);
        for (int i = 0; i < 11; i++) {
            ended("System " + i);
        }
        page.navigate(url("/support/status?page=1"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Newer")))
                .isVisible();
        assertAccessible(page);
    }

    /** What axe-core does never ends where scripts are off: it looks at the other run. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P08 with and without script: subscribe, confirm, be told, unsubscribe")
    void theWholeWay(boolean script) {
        String address = "reader@" + own + ".example";
        Page page = script ? page(Screen.PHONE) : withoutScript();
        page.navigate(url("/support/status"));
        page.getByLabel("E-mail address").fill("reader@");
        button(page, "Subscribe").click();
        assertThat(page.getByText("Write an e-mail address like")).isVisible();
        assertThat(page.getByLabel("E-mail address")).hasValue("reader@");
        if (script) {
            assertAccessible(page);
        }
        picture(page, "status-wrong-address");

        page.getByLabel("E-mail address").fill(address);
        button(page, "Subscribe").click();
        assertThat(page.getByText("Look into your mailbox")).isVisible();
        if (script) {
            assertAccessible(page);
        }
        picture(page, "status-asked");

        String confirm = linkIn(address, "/support/status/confirm/");
        page.navigate(confirm);
        if (script) {
            assertAccessible(page);
        }
        picture(page, "subscription-confirm");
        button(page, "Yes, send me news").click();
        assertThat(page.locator("h1")).hasText("You are subscribed");
        if (script) {
            assertAccessible(page);
        }

        assertThat(page.navigate(confirm).status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("This link does not work any more");
        if (script) {
            assertAccessible(page);
        }

        long number = declared("Search " + own, "Search finds nothing.");
        while (!telling.next(number).allTold()) {}
        page.navigate(linkIn(address, "/support/status/unsubscribe"));
        if (script) {
            assertAccessible(page);
        }
        button(page, "Unsubscribe").click();
        assertThat(page.locator("h1")).hasText("You are unsubscribed");
        if (script) {
            assertAccessible(page);
        }
        picture(page, "subscription-left");
        assertThat(jdbc.queryForObject("select count(*) from status_subscription", Integer.class))
                .isZero();
    }

    @Test
    void inGerman() {
        declared("Berichte", "Berichte laden nicht.");
        Page page = page(Screen.PHONE);
        page.navigate(url("/support/status?lang=de"));
        assertThat(page.getByText("Zurzeit gibt es eine Störung.")).isVisible();
        assertAccessible(page);
        picture(page, "status-german");
    }
}
