package com.calibermind.support.journey;

import com.calibermind.support.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Chromium for the people of the desk. Pictures go to target/screens. */
final class DeskBrowser implements BeforeAllCallback {

    private final Chromium chromium = new Chromium();

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium.beforeAll(context);
    }

    /** Somebody signed in to Tasklist, with a browser profile of their own. */
    Page tasklist(int port, String user, String password, int width, int height) {
        return tasklist(port, user, password, width, height, "en-GB");
    }

    /** @param locale of the browser, whose language the desk speaks if it can */
    Page tasklist(int port, String user, String password, int width, int height, String locale) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale(locale))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate("http://localhost:" + port + "/");
        page.locator("input[type=text]").first().fill(user);
        page.locator("input[type=password]").first().fill(password);
        page.locator("button[type=submit]").first().click();
        page.locator(".desk-navs").waitFor();
        return page;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }
}
