package com.calibermind.support.journey;

import com.calibermind.support.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
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
        Page page = signedIn("http://localhost:" + port + "/", user, password, width, height, locale);
        page.locator(".desk-navs").waitFor();
        return page;
    }

    /** Somebody signed in to Cockpit, likewise. */
    Page cockpit(int port, String user, String password, int width, int height) {
        Page page = signedIn(
                "http://localhost:" + port + "/camunda/app/cockpit/default/", user, password, width, height, "en-GB");
        page.locator("[cam-widget-header] .account").first().waitFor();
        return page;
    }

    private Page signedIn(String address, String user, String password, int width, int height, String locale) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale(locale))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address);
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(password);
        Locator login = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"));
        login.click();
        try {
            login.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.HIDDEN)
                    .setTimeout(20_000));
        } catch (TimeoutError stillThere) {
            picture(page, "sign-in-again"); // on a busy machine the vendor's page can lose a click
            login.click();
        }
        return page;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }
}
