package com.calibermind.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium (CHROMIUM names another than /usr/bin/chromium) for all browser tests of a JVM, opened by the first that
 * needs it.
 */
public final class Chromium implements BeforeAllCallback {

    private record Opened(Playwright playwright, Browser browser) implements ExtensionContext.Store.CloseableResource {

        private static Opened now() {
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000); // milliseconds, for a busy machine
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Opened(playwright, playwright.chromium().launch(options()));
        }

        private static BrowserType.LaunchOptions options() {
            return new BrowserType.LaunchOptions()
                    .setExecutablePath(
                            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Chromium.class, it -> Opened.now(), Opened.class)
                .browser();
    }

    public Browser browser() {
        return browser;
    }
}
