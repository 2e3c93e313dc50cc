package com.calibermind.support.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Chromium (CHROMIUM names another than /usr/bin/chromium) for the people of the desk. Pictures go to target/screens. */
final class DeskBrowser implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    DeskBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000); // milliseconds, for a busy machine
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Somebody signed in to Tasklist, with a browser profile of their own. */
    Page tasklist(int port, String user, String password, int width, int height) {
        Page page = signedIn("http://localhost:" + port + "/", user, password, width, height);
        page.locator(".desk-navs").waitFor();
        return page;
    }

    /** Somebody signed in to Cockpit, likewise. */
    Page cockpit(int port, String user, String password, int width, int height) {
        Page page =
                signedIn("http://localhost:" + port + "/camunda/app/cockpit/default/", user, password, width, height);
        page.locator("[cam-widget-header] .account").first().waitFor();
        return page;
    }

    private Page signedIn(String address, String user, String password, int width, int height) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB"))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address);
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        return page;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
