package com.calibermind.support.portal;

import static com.calibermind.support.portal.CustomerBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.signin.Mailed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

class SignInPagesTest extends DeskTest {

    @LocalServerPort
    int port;

    @Autowired
    Mailed mailed;

    @Autowired
    JdbcTemplate jdbc;

    private CustomerBrowser browser;
    private String email;
    private String reference;

    @BeforeEach
    void aCustomer() {
        jdbc.update("delete from attempt"); // all tests come from one network
        browser = new CustomerBrowser(port);
        email = "p" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        reference = reception.open(
                new Report(Channel.EMAIL, clock.instant(), new Reporter(null, "Pat", null, email), "Help", "Please."));
    }

    private HttpResponse<String> ask(String address) {
        return browser.post("/support/sign-in", "/support/sign-in", Map.of("email", address));
    }

    private HttpResponse<String> press(String link) {
        return browser.post(link, link, Map.of());
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        HttpResponse<String> known = ask(email);
        HttpResponse<String> unknown = ask("nobody-of-ours@example.org");

        assertThat(known.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
        assertThat(location(known)).isEqualTo("/support/sign-in/sent").isEqualTo(location(unknown));
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(known.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(mailed.links(email)).hasSize(1);
        assertThat(mailed.links("nobody-of-ours@example.org")).isEmpty();
    }

    /** Nothing is looked up before the answer: what could take longer for a known address happens after it. */
    @Test
    void askingLooksNothingUp() {
        ask(email);
        assertThat(jdbc.queryForObject(
                        "select count(*) from sign_in where email = ? and handled_at is null", Integer.class, email))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from outgoing_mail where recipient = ? and case_reference is null",
                        Integer.class,
                        email))
                .isZero();
    }

    @Test
    void whatIsNoAddressIsSaidBesideTheFieldAndKept() {
        HttpResponse<String> answer = ask("pat@\"><script>");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Write it like name@company.com", "value=\"pat@&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script>");
    }

    @Test
    void followingTheLinkUsesNothingUpAndPressingTheButtonSignsInOnce() {
        ask(email);
        String link = mailed.newestLink(email);
        CustomerBrowser scanner = new CustomerBrowser(port);
        for (int i = 0; i < 3; i++) {
            assertThat(scanner.get(link).statusCode()).isEqualTo(200);
        }
        assertThat(scanner.cookies).doesNotContainKey(Visitors.COOKIE);

        HttpResponse<String> answer = press(link);
        assertThat(location(answer)).isEqualTo("/support/cases");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(it -> it.startsWith(Visitors.COOKIE))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/support")
                .doesNotContain("Secure");
        assertThat(browser.get("/support/cases").body()).contains(reference, email);
        assertThat(browser.get("/support/cases").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));

        assertThat(new CustomerBrowser(port).get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void usedOldAndInventedLinksSayTheSame() {
        ask(email);
        String used = mailed.newestLink(email);
        press(used);
        ask(email);
        String old = mailed.newestLink(email);
        clock.advance(Duration.ofMinutes(15));
        String invented = "/support/sign-in/" + "A".repeat(43);
        CustomerBrowser anybody = new CustomerBrowser(port);

        String said = anybody.get(used).body();
        assertThat(said).contains("This link does not work");
        assertThat(anybody.get(old).body().replace(old, "")).isEqualTo(said.replace(used, ""));
        assertThat(anybody.get(invented).body().replace(invented, "")).isEqualTo(said.replace(used, ""));
        assertThat(anybody.get("/support/sign-in/short").statusCode()).isEqualTo(404);
        assertThat(anybody.post("/support/sign-in", old, Map.of()).body()).contains("This link does not work");
    }

    @Test
    void aSessionThatWasPlantedBeforeSignInIsWorthNothingAfterIt() {
        ask(email);
        browser.cookies.put(Visitors.COOKIE, "B".repeat(43));
        String link = mailed.newestLink(email);
        browser.get(link);
        String planted = browser.cookies.get("support-csrf");
        press(link);

        assertThat(browser.cookies.get(Visitors.COOKIE))
                .isNotEqualTo("B".repeat(43))
                .hasSize(43);
        assertThat(browser.cookies).doesNotContainEntry("support-csrf", planted);
        CustomerBrowser attacker = new CustomerBrowser(port);
        attacker.cookies.put(Visitors.COOKIE, "B".repeat(43));
        assertThat(location(attacker.get("/support/cases"))).isEqualTo("/support/sign-in");
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        ask(email);
        press(mailed.newestLink(email));
        String first = browser.cookies.get(Visitors.COOKIE);
        ask(email);
        press(mailed.newestLink(email));

        CustomerBrowser other = new CustomerBrowser(port);
        other.cookies.put(Visitors.COOKIE, first);
        assertThat(other.get("/support/cases").statusCode()).isEqualTo(302);
        assertThat(browser.get("/support/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsTheOtherDeviceToo() {
        ask(email);
        press(mailed.newestLink(email));
        CustomerBrowser phone = new CustomerBrowser(port);
        ask(email);
        String link = mailed.newestLink(email);
        phone.post(link, link, Map.of());
        assertThat(phone.get("/support/cases").statusCode()).isEqualTo(200);

        browser.post("/support/cases", "/support/sign-out", Map.of("everywhere", "true"));
        assertThat(phone.get("/support/cases").statusCode()).isEqualTo(302);
        assertThat(browser.get("/support/cases").statusCode()).isEqualTo(302);
    }

    @Test
    void whoCameFromALinkToACaseIsLedThereAndNowhereElse() {
        assertThat(location(browser.get("/support/cases/" + reference))).isEqualTo("/support/sign-in");
        browser.post("/support/sign-in", "/support/sign-in", Map.of("email", email, "case", reference));
        assertThat(location(press(mailed.newestLink(email)))).isEqualTo("/support/cases/" + reference);

        browser.post("/support/sign-in", "/support/sign-in", Map.of("email", email, "case", "//evil.example/"));
        assertThat(location(press(mailed.newestLink(email)))).isEqualTo("/support/cases");
    }

    @Test
    void tooManyTriesFromOneNetworkAreToldToWaitWhateverTheyTry() {
        for (int i = 0; i < 30; i++) {
            assertThat(ask(i % 2 == 0 ? email : "nobody@example.org").statusCode())
                    .isEqualTo(302);
        }
        HttpResponse<String> known = ask(email);
        HttpResponse<String> unknown = ask("nobody@example.org");
        assertThat(known.statusCode()).isEqualTo(429).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @Test
    void withoutTheTokenOfAPageNothingIsDone() {
        ask(email);
        String link = mailed.newestLink(email);
        browser.get(link);
        assertThat(browser.post("/support/sign-in/sent", link, Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
    }
}
