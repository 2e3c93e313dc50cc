package com.calibermind.support.journey;

import com.calibermind.support.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
        signIn(page, user, password);
        return page;
    }

    /** On the page that asks who is there. */
    static void signIn(Page page, String user, String password) {
        Locator name = page.getByPlaceholder("Username");
        Locator word = page.getByPlaceholder("Password");
        for (int i = 0; i < 5 && !(holds(name, user) && holds(word, password)); i++) {
            name.fill(user); // the page takes the focus to this field once, perhaps in the midst of the other
            word.fill(password);
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private static boolean holds(Locator field, String text) {
        return field.inputValue().equals(text);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }
}
