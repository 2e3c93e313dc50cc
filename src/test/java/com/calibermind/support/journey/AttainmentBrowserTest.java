package com.calibermind.support.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the pledge is kept, as a manager sees it: on the page to print, and where another page shows the same script. */
class AttainmentBrowserTest extends LiveDeskTest {

    private static final String HOSTILE = "<img src=x onerror=window.owned=1> overdue";

    @RegisterExtension
    static final DeskBrowser BROWSER = new DeskBrowser();

    @Autowired
    private Reception reception;

    @Autowired
    private JdbcTemplate jdbc;

    private final List<String> complaints = new ArrayList<>();

    /** Received so long ago that the strictest target is missed, and nobody has looked at it. */
    private String overdue() {
        Instant received = clock.instant().minus(Duration.ofHours(1));
        return reception.open(new Report(
                Channel.EMAIL,
                received,
                new Reporter(null, "Cleo Cobalt", null, "cleo@cobalt.example"),
                HOSTILE,
                "Nothing moves."));
    }

    /** Twelve weeks of answered cases, a few each day, as they would stand in the ledger: so that lines are lines. */
    @BeforeEach
    void aQuarter() {
        jdbc.execute("""
                with past as (
                    select i, 900000000 + i as id, 'SEVERITY_' || case when i % 20 = 0 then 1 when i % 7 = 0 then 2 else 3 + i % 2 end
                        as severity, now() - i * interval '3 hours' - interval '2 days' as received from generate_series(1, 640) i),
                kept as (
                    select *, case severity when 'SEVERITY_1' then interval '30 min' when 'SEVERITY_2' then interval '1 hour'
                        when 'SEVERITY_3' then interval '8 hours' else interval '24 hours' end as target from past),
                made as (
                    insert into support_case (id, version, reference, state, channel, company_name, subject, description,
                        security_suspected, automatic, received_at, severity, respond_by, warn_at, responded_at, settled_by_answer,
                        resolution_kind, resolved_at, closed_at)
                    select id, 1, 'CM-2026-9' || lpad(i::text, 5, '0'), 'CLOSED', 'EMAIL', 'Cobalt Works', 'Past case ' || i, 'Past.',
                        false, false, received, severity, received + target, received, received + target * ((i * 37 % 53) / 47.0),
                        false, case when i % 31 = 0 then 'outsideInfrastructure' else 'solved' end, received + target * 2, now()
                    from kept on conflict do nothing returning id)
                insert into deadline_entry (id, case_id, kind, event, at, severity, due, changed_by)
                select nextval('deadline_entry_seq'), c.id, 'INITIAL_RESPONSE', 'ANSWERED', c.responded_at, c.severity, c.respond_by, 'sam'
                from kept join made using (id)
                join lateral (select received + target as respond_by, received + target * ((i * 37 % 53) / 47.0) as responded_at,
                    kept.severity, kept.id) c on true""");
    }

    private Page manager(int width) {
        Page page = BROWSER.tasklist(port, "maria", password("maria"), width, width > 1500 ? 1080 : 900);
        page.onPageError(it -> complaints.add(it));
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")) {
                complaints.add(it.text());
            }
        });
        return page;
    }

    private Page report(int width) {
        Page page = manager(width);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        page.navigate("http://localhost:" + port + "/reports/attainment?by=day&zone=UTC&from=" + today.minusDays(6)
                + "&to=" + today);
        page.locator(".attainment-table").first().waitFor();
        return page;
    }

    private static Locator dialog(Page page) {
        return page.locator("dialog[open]").last();
    }

    @Test
    @DisplayName("P37 each number on the page opens the list of its cases, and from there the case")
    void fromTheNumberToTheCase() {
        String reference = overdue();
        Page page = report(1280);

        assertThat(page.locator("h1")).hasText("How the pledge is kept");
        assertThat(page.locator("figcaption").first()).containsText("days of UTC");
        assertThat(page.locator(".attainment-chart canvas")).hasCount(5);
        Locator owed = page.locator("tr", new Page.LocatorOptions().setHasText("Severity 1"))
                .first()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Initial responses still owed, too late already"));
        DeskBrowser.picture(page, "reports-1-page-1280");
        owed.click();
        Locator row = dialog(page).locator("tbody tr", new Locator.LocatorOptions().setHasText(reference));
        assertThat(row).containsText(HOSTILE);
        DeskBrowser.picture(page, "reports-2-cases-1280");
        assertThat(violations(page)).isEmpty();

        row.getByRole(AriaRole.BUTTON).click();
        assertThat(dialog(page).locator(".desk-reference")).hasText(reference);
        DeskBrowser.picture(page, "reports-3-case-1280");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(owed).isFocused();
        assertThat(page.evaluate("window.owned")).isNull();
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @Test
    @DisplayName("P37 the page is accessible, changes its period by keyboard, says what is wrong, and becomes a PDF")
    void periodAndPrint() {
        overdue();
        Page page = report(1920);
        assertThat(violations(page)).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        page.locator("select[name=by]").selectOption("week");
        assertThat(page.locator(".attainment-head")).containsText("12 weeks");
        page.waitForURL("**by=week**");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("12 weeks"))
                .press("Enter");
        assertThat(page.locator("section.attainment-section").nth(2).locator("tbody tr"))
                .hasCount(12);
        DeskBrowser.picture(page, "reports-4-page-1920");
        page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target", "screens", "reports-5-printed.pdf")));
        page.locator("input[name=from]").fill("2020-01-01");
        assertThat(page.getByRole(AriaRole.ALERT))
                .hasText("A report covers at most 400 days: choose a shorter period.");
        assertThat(complaints).allMatch(it -> it.contains("422")); // the browser's own line on the refused request
        page.context().close();
    }

    @Test
    @DisplayName("P37 another page mounts the same script and takes it away again")
    void mounted() {
        overdue();
        Page page = manager(1280);
        page.evaluate("""
                async () => {
                  const host = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'host' }));
                  host.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:3000;padding:12px';
                  const { mount } = await import('/desk/attainment.js');
                  window.unmount = mount(host, { onOpen: reference => (window.opened = reference) });
                }""");
        Locator host = page.locator("#host");
        assertThat(host.locator(".attainment-chart canvas")).hasCount(2);
        host.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Severity 2").setExact(true))
                .click();
        assertThat(host.locator("[aria-pressed=true]")).hasText("Severity 2");
        DeskBrowser.picture(page, "reports-6-mounted-1280");
        host.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Initial responses still owed, too late already, Severity 1"))
                .click();
        dialog(page).locator("tbody button").first().click();
        page.waitForFunction("window.opened && window.opened.startsWith('CM-')");
        page.evaluate("window.unmount()");
        assertThat(host).isEmpty();
        page.context().close();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(it -> it.getId() + ": " + it.getNodes().get(0).getHtml())
                        .toList();
    }
}
