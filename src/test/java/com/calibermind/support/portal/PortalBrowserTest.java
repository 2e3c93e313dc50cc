package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.Chromium;
import com.calibermind.support.DeskTest;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A customer at the screen. Pictures go to target/screens. Pages of one test share nothing with those of another; a script that a page refuses or that fails makes the test fail.
 */
abstract class PortalBrowserTest extends DeskTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @LocalServerPort
    protected int port;

    @AfterEach
    void nothingWasRefused() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    protected enum Screen {
        DESKTOP(1280, 900, ColorScheme.LIGHT),
        DARK(1280, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT),
        PHONE_DARK(390, 844, ColorScheme.DARK),
        /** What WCAG 1.4.10 asks for: also a wide screen at four times its size. */
        NARROWEST(320, 640, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Screen(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }

        Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(colours)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/Berlin");
        }
    }

    protected Page page(Screen screen) {
        return page(screen.options());
    }

    protected Page withoutScript() {
        return page(Screen.DESKTOP.options().setJavaScriptEnabled(false));
    }

    /** In a browser of its own, as it were: no cookie of another. */
    protected Page page(Browser.NewContextOptions options) {
        BrowserContext context = CHROMIUM.browser().newContext(options);
        open.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(60_000); // milliseconds, for a busy machine
        page.onPageError(it -> complaints.add("script: " + it));
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.text().startsWith("Failed to load resource")) {
                complaints.add(it.text());
            }
        });
        return page;
    }

    protected String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** WCAG 2.2 AA and the best practices, as far as a machine can tell; also that nothing is wider than the screen. */
    protected static void assertAccessible(Page page) {
        // the other mode is for frames of other sites, of which there are none; it opens a page of its own each time
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("axe-core on " + page.url())
                .extracting(PortalBrowserTest::inWords)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no scrolling sideways on " + page.url())
                .isTrue();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(it -> it.getHtml()).toList();
    }

    protected static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "portal", name + ".png")));
    }
}
