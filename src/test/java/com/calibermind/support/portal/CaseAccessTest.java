package com.calibermind.support.portal;

import static com.calibermind.support.portal.CustomerBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Attachment;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.signin.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who × which case × page, file and each act. */
class CaseAccessTest extends DeskTest {

    /** The columns of the matrix, and who sees which case: Y or -. */
    private static final List<String> CASES = List.of("own", "colleague's", "shared", "security", "foreign", "unknown");

    private static final Map<String, String> MAY = new LinkedHashMap<>();

    static {
        MAY.put("reporter", "Y--Y--"); // of "own" and "security"
        MAY.put("technical contact", "YYY---");
        MAY.put("participant", "--Y---");
        MAY.put("named contact", "---Y--");
        MAY.put("other company", "----Y-");
        MAY.put("stranger", "------");
        MAY.put("former contact", "------");
    }

    private static final List<String> ACTS =
            List.of("reply", "solved", "escalation", "security", "rating", "colleague");

    @LocalServerPort
    int port;

    @Autowired
    Sessions sessions;

    @Autowired
    SeverityDesk severity;

    @Autowired
    CustomerDirectory customers;

    @Autowired
    Contents contents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    private final Map<String, String> references = new LinkedHashMap<>();
    private final Map<String, Long> fileIds = new LinkedHashMap<>();
    private final Map<String, String> people = new LinkedHashMap<>();

    @BeforeEach
    void cases() {
        String domain = "c" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        String other = "o" + domain;
        people.put("reporter", "reporter@" + domain);
        people.put("technical contact", "tech@" + domain);
        people.put("participant", "participant@" + domain);
        people.put("named contact", "named@" + domain);
        people.put("other company", "tech@" + other);
        people.put("stranger", "stranger@" + domain + ".org");
        people.put("former contact", "former@" + domain);
        contact(domain, "technical contact", true);
        contact(domain, "reporter", false);
        contact(domain, "named contact", false);
        contact(domain, "former contact", true);
        contact(other, "other company", true);

        open("own", "reporter");
        open("colleague's", "former contact");
        open("shared", "former contact");
        open("security", "reporter");
        open("foreign", "other company");
        references.put("unknown", "CM-2026-999999");
        fileIds.put("unknown", 999_999_999L);
        reception.reply(references.get("shared"), people.get("participant"), "I see it, too.", clock.instant());
        reception.reply(references.get("security"), people.get("participant"), "I see it, too.", clock.instant());
        severity.suspectSecurity(references.get("security"), "Odd sign-ins.", "sam");
        jdbc.update(
                "insert into case_participant (email, case_id, named_by, since)"
                        + " select ?, id, 'reporter', received_at from support_case where reference = ?",
                people.get("named contact"),
                references.get("security"));
        jdbc.update("update contact set removed_at = now() where email = ?", people.get("former contact"));
    }

    private void contact(String domain, String who, boolean technical) {
        customers.register(
                new CompanyDetails("Company " + domain, domain, Plan.STANDARD),
                new ContactDetails(who, people.get(who), null, technical));
    }

    private void open(String which, String by) {
        String reference = transaction.execute(it -> reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, by, null, people.get(by)),
                "Secret subject",
                "Secret words.",
                null,
                null,
                null,
                Impairment.UNKNOWN,
                false,
                List.of(upload("log.txt")),
                false,
                null)));
        references.put(which, reference);
        fileIds.put(which, files.attachments(reference).get(0).id());
    }

    private Attachment upload(String name) {
        try {
            return new Attachment(
                    name,
                    "text/html",
                    contents.keep(() -> new ByteArrayInputStream("<b>bytes</b>".getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CustomerBrowser as(String who) {
        var browser = new CustomerBrowser(port);
        if (people.containsKey(who)) {
            browser.cookies.put(Visitors.COOKIE, sessions.begin(people.get(who)));
        }
        return browser;
    }

    @Test
    @DisplayName("P36 P32 nobody sees, saves or touches a case that is not theirs: person × case × page, file, act")
    void theMatrix() {
        MAY.forEach((who, may) -> {
            CustomerBrowser browser = as(who);
            for (int i = 0; i < CASES.size(); i++) {
                String which = CASES.get(i);
                boolean allowed = may.charAt(i) == 'Y';
                String path = "/support/cases/" + references.get(which);
                assertThat(browser.get(path).statusCode())
                        .as("%s opens %s", who, which)
                        .isEqualTo(allowed ? 200 : 404);
                assertThat(browser.get(path + "/files/" + fileIds.get(which)).statusCode())
                        .as("%s saves a file of %s", who, which)
                        .isEqualTo(allowed ? 200 : 404);
                for (String act : ACTS) {
                    HttpResponse<String> answer = browser.post("/support/sign-in", path + "/" + act, form(act));
                    assertThat(answer.statusCode())
                            .as("%s on %s: %s", who, which, act)
                            .isIn(allowed ? List.of(422) : List.of(404));
                }
            }
            assertThat(browser.get("/support/cases").body())
                    .as("the list of %s", who)
                    .satisfies(list -> {
                        for (int i = 0; i < CASES.size(); i++) {
                            assertThat(list.contains(references.get(CASES.get(i))))
                                    .as("%s is listed %s", who, CASES.get(i))
                                    .isEqualTo(may.charAt(i) == 'Y');
                        }
                    });
        });
    }

    /** What is refused with a word beside the field once the case is seen, so that the matrix changes nothing. */
    private static Map<String, String> form(String act) {
        return act.equals("solved")
                ? Map.of("once", UUID.randomUUID().toString(), "words", "x".repeat(CaseForm.MOST_WORDS + 1))
                : Map.of("once", UUID.randomUUID().toString(), "words", " ", "colleague", "nobody@nowhere.example");
    }

    @Test
    void aFileOfOneCaseIsNotFoundUnderAnother() {
        CustomerBrowser browser = as("technical contact");
        String own = "/support/cases/" + references.get("own") + "/files/";
        assertThat(browser.get(own + fileIds.get("own")).statusCode()).isEqualTo(200);
        assertThat(browser.get(own + fileIds.get("colleague's")).statusCode()).isEqualTo(404);
        assertThat(browser.get(own + fileIds.get("security")).statusCode()).isEqualTo(404);
        assertThat(browser.get(own + fileIds.get("foreign")).statusCode()).isEqualTo(404);
        assertThat(browser.get(own + "x").statusCode()).isEqualTo(404);
        assertThat(browser.get(own + "../../own").statusCode()).isIn(400, 404);
    }

    @Test
    void aPageFarBeyondTheConversationIsEmpty() {
        CustomerBrowser browser = as("reporter");
        for (int page : new int[] {Integer.MAX_VALUE, 100_000_000, -1}) {
            assertThat(browser.get("/support/cases/" + references.get("own") + "?page=" + page)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoIsSignedOutIsAskedToSignInWhateverTheyAskFor() {
        CustomerBrowser nobody = as("nobody");
        for (String which : CASES) {
            String path = "/support/cases/" + references.get(which);
            assertThat(location(nobody.get(path))).as(which).isEqualTo("/support/sign-in");
            assertThat(location(nobody.get(path + "/files/" + fileIds.get(which))))
                    .isEqualTo("/support/sign-in");
            for (String act : ACTS) {
                assertThat(nobody.post("/support/sign-in", path + "/" + act, form(act))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(location(nobody.get("/support/cases"))).isEqualTo("/support/sign-in");
    }

    @Test
    void aForeignCaseLooksExactlyLikeNone() {
        CustomerBrowser browser = as("other company");
        String foreign = references.get("own");
        String none = references.get("unknown");
        HttpResponse<String> one = browser.get("/support/cases/" + foreign);
        HttpResponse<String> two = browser.get("/support/cases/" + none);
        assertThat(one.body().replace(foreign, none)).isEqualTo(two.body());
        assertThat(one.headers().map().keySet()).isEqualTo(two.headers().map().keySet());
        assertThat(browser.get("/support/cases/" + foreign + "/files/" + fileIds.get("own"))
                        .body()
                        .replace(foreign, none)
                        .replace("/files/" + fileIds.get("own"), "/files/1"))
                .isEqualTo(browser.get("/support/cases/" + none + "/files/1").body());
    }

    @Test
    void whatSomebodyTypedWhenTheirSessionEndedIsGivenBackToThem() {
        HttpResponse<String> answer = as("nobody")
                .post(
                        "/support/sign-in",
                        "/support/cases/" + references.get("own") + "/reply",
                        Map.of("once", "1", "words", "A long <b>text</b>."));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("A long &lt;b&gt;text&lt;/b&gt;.", "Your session is over");
    }

    @Test
    void filesAreOnlyEverSaved() {
        CustomerBrowser browser = as("reporter");
        HttpResponse<String> answer =
                browser.get("/support/cases/" + references.get("own") + "/files/" + fileIds.get("own"));
        assertThat(answer.body()).isEqualTo("<b>bytes</b>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("attachment;"));
        assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(CaseFilePages.SANDBOX);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    }

    @Test
    void namesOfFilesMeanNothingToTheBrowser() {
        String reference = references.get("own");
        for (String name :
                List.of("../../etc/passwd", "a\"b;x=\"c.txt", "\u202Egpj.exe", "a\r\nSet-Cookie: x=y", "\u202E")) {
            transaction.executeWithoutResult(it -> reception.reply(
                    reference,
                    new Reply(people.get("reporter"), "", "See.", "", clock.instant(), List.of(upload(name)))));
            var all = files.attachments(reference);
            HttpResponse<String> answer = as("reporter")
                    .get("/support/cases/" + reference + "/files/"
                            + all.get(all.size() - 1).id());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .doesNotContain("/", "\\", "\u202E", "%2E%2F", "%2F", "%E2%80%AE", "\r", "\n");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void twoTabsAndADoubleClickSayThingsOnce() {
        CustomerBrowser browser = as("reporter");
        String path = "/support/cases/" + references.get("own");
        String one = browser.onceOf(path);
        String two = browser.onceOf(path);
        for (String once : List.of(one, one, two)) {
            HttpResponse<String> answer =
                    browser.post(path, path + "/reply", Map.of("once", once, "words", "From tab " + once));
            assertThat(answer.statusCode()).isEqualTo(303);
        }
        browser.post(path, path + "/reply", Map.of("once", one, "words", "Back, and something else."));
        assertThat(files.conversation(references.get("own")))
                .filteredOn(it -> it.author().equals(people.get("reporter")))
                .extracting(it -> it.text())
                .containsExactly("Back, and something else.", "From tab " + two, "From tab " + one);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        CustomerBrowser browser = as("reporter");
        String path = "/support/cases/" + references.get("own");
        String token = browser.tokenOf(path);
        int before = files.conversation(references.get("own")).size();
        String half = "POST " + path + "/reply HTTP/1.1\r\nHost: localhost\r\nCookie: " + browser.cookieHeader()
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
                + part("_csrf\"", token)
                + part("once\"", UUID.randomUUID().toString())
                + part("words\"", "Half of it.")
                + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.log\"\r\n\r\nhalf a li";
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("HTTP/1.1 200", "HTTP/1.1 303");
        }
        assertThat(files.conversation(references.get("own"))).hasSize(before);
        assertThat(files.attachments(references.get("own"))).hasSize(1);
        assertThat(browser.post(path, path + "/reply", Map.of("once", "2", "words", "Whole."))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String part(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + value + "\r\n";
    }

    @Test
    void aFormWithoutItsNumberIsNotCarriedOut() {
        String path = "/support/cases/" + references.get("own");
        assertThat(as("reporter")
                        .post(path, path + "/reply", Map.of("words", "Hello"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("reporter")
                        .post(path, path + "/delete", Map.of("once", "1"))
                        .statusCode())
                .isEqualTo(404);
    }
}
