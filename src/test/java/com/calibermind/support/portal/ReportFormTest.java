package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The report form over HTTP, as a browser without script sends it. */
class ReportFormTest extends DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Contents contents;

    @Autowired
    private ResponseTargets targets;

    @Autowired
    private Throttles throttles;

    @Autowired
    private Uploads uploads;

    private Connection browser;

    @BeforeEach
    void freshBrowser() {
        browser = Jsoup.newSession()
                .ignoreHttpErrors(true)
                .maxBodySize(0)
                .timeout(60_000)
                .header("Accept", "text/html");
        throttles.forget();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private Document open() throws IOException {
        return browser.newRequest(url("/support")).get();
    }

    /** All that a form needs, filled in by Cleo of Cobalt. */
    private static Map<String, String> filled() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("problem", "Dashboards stay empty");
        fields.put("description", "I opened the sales dashboard. It should show figures, it stays empty.");
        fields.put("name", "Cleo Cobalt");
        fields.put("company", "Cobalt");
        fields.put("email", "cleo@cobalt.example");
        fields.put("phone", "+49 30 1234567");
        return fields;
    }

    private Connection.Response send(Document page, Map<String, String> fields) throws IOException {
        return request(page, fields).execute();
    }

    private Connection request(Document page, Map<String, String> fields) {
        Connection request = browser.newRequest(url("/support/report")).method(Connection.Method.POST);
        for (String hidden : List.of("_csrf", "key")) {
            request.data(hidden, page.select("form input[name=" + hidden + "]").val());
        }
        for (Element kept : page.select("input[name=kept]")) {
            request.data("kept", kept.val());
        }
        fields.forEach(request::data);
        return request;
    }

    private Connection attach(Connection request, String name, byte[] content) {
        return request.data("files", name, new ByteArrayInputStream(content), "text/plain");
    }

    private static String reference(Connection.Response received) throws IOException {
        assertThat(received.statusCode()).isEqualTo(200);
        assertThat(received.url().getPath()).startsWith("/support/received/");
        return html(received).select(".reference").text();
    }

    private static Document html(Connection.Response answer) throws IOException {
        return answer.readFully().parse();
    }

    private long cases() {
        return jdbc.queryForObject("select count(*) from support_case", Long.class);
    }

    private static List<String> complaints(Connection.Response answer) throws IOException {
        return html(answer).select("#problems li").eachText();
    }

    @Test
    @DisplayName("P03 P10 all that the form asks for is on the case")
    void allFieldsAreOnTheCase() throws IOException {
        Map<String, String> fields = filled();
        fields.put("kind", "question");
        fields.put("happened", "28 November, 14:30");
        fields.put("url", "https://app.example/dashboards/7?tab=sales");
        fields.put("ticket", "COB-77");
        fields.put("systems", "partOfCore");
        fields.put("users", "partOfOrganisation");
        CaseFile file = file(reference(send(open(), fields)));
        assertThat(file.channel()).isEqualTo(Channel.WEB);
        assertThat(file.channel().words()).isEqualTo("web form");
        assertThat(file.reporter().name()).isEqualTo("Cleo Cobalt");
        assertThat(file.reporter().company()).startsWith("Cobalt");
        assertThat(file.reporter().email()).isEqualTo("cleo@cobalt.example");
        assertThat(file.reporter().phone()).isEqualTo("+49 30 1234567");
        assertThat(file.subject()).isEqualTo("Dashboards stay empty");
        assertThat(file.description()).contains("It should show figures");
        assertThat(file.occurredAt()).isEqualTo("28 November, 14:30 (zone not known)");
        assertThat(file.url()).isEqualTo("https://app.example/dashboards/7?tab=sales");
        assertThat(file.ticketNumber()).isEqualTo("COB-77");
        assertThat(file.requestKind()).isEqualTo(RequestKind.QUESTION);
        assertThat(file.proposedSeverity()).isEqualTo(Severity.SEVERITY_3);
        assertThat(file.missing()).isEmpty();
        assertThat(file.receivedAt()).isEqualTo(clock.instant());
        assertThat(forms.getTaskFormVariables(
                        task(file.reference(), "Task_Triage").getId()))
                .containsEntry("requestKind", "question");
    }

    @Test
    void theZoneOfATimeIsTheOneThatTheBrowserNames() throws IOException {
        Map<String, String> fields = filled();
        fields.put("happened", "14:30");
        browser.cookie(LayoutInterceptor.ZONE_COOKIE, "Europe%2FBerlin");
        assertThat(file(reference(send(open(), fields))).occurredAt())
                .isEqualTo("14:30 (reads times in Europe/Berlin)");
        browser.cookie(LayoutInterceptor.ZONE_COOKIE, "nowhere");
        assertThat(file(reference(send(open(), fields))).occurredAt()).isEqualTo("14:30 (zone not known)");
    }

    @Test
    @DisplayName("P11 errors, notifications, alerts, logs and network traces are taken as they are")
    void evidenceIsTaken() throws IOException {
        Map<String, String> fields = filled();
        fields.put("errors", "HTTP 500 at 14:31\nAlert: quota exceeded");
        byte[] trace = new byte[3_000_000];
        new java.util.Random(7).nextBytes(trace);
        Connection request = attach(request(open(), fields), "trace.pcap", trace);
        String reference = reference(attach(request, "app.log", "started\n".getBytes(StandardCharsets.UTF_8))
                .execute());
        assertThat(file(reference).description())
                .endsWith("Errors, notifications and alerts:\nHTTP 500 at 14:31\nAlert: quota exceeded");
        List<CaseFile.AttachedFile> attached = files.attachments(reference);
        assertThat(attached).extracting(CaseFile.AttachedFile::name).containsExactly("trace.pcap", "app.log");
        assertThat(contents.open(attached.get(0).sha256()).readAllBytes()).isEqualTo(trace);
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        assertThat(jdbc.queryForObject(
                        "select count(*) from web_upload where sha256 = ?",
                        Long.class,
                        attached.get(0).sha256()))
                .isZero();
        assertThat(contents.open(attached.get(0).sha256()).readAllBytes()).isEqualTo(trace);
    }

    @Test
    @DisplayName("P11 the form guides: it asks what was done, expected and seen, and for logs and traces")
    void theFormGuides() throws IOException {
        assertThat(open().select("form").text())
                .contains("What did you do, what should have happened, what happened instead?")
                .contains("Errors, notifications and alerts")
                .contains("Network trace")
                .contains("Logs");
    }

    @Test
    @DisplayName("P12 P38 page and acknowledgement name the same reference, target and time")
    void pageAndMailSayTheSame() throws IOException {
        Map<String, String> fields = filled();
        fields.put("email", "cleo@cobalt.example");
        fields.put("systems", "oneCore");
        Document page = send(open(), fields).parse();
        String reference = page.select(".reference").text();
        mail.send();
        var letter = mail.lettersTo("cleo@cobalt.example", reference).get(0);
        assertThat(letter.subject()).contains(reference);
        String target = TimeWords.of(targets.of(Severity.SEVERITY_2).target());
        assertThat(letter.text()).contains("Severity 2").contains("less than " + target);
        assertThat(page.text())
                .contains("Severity 2")
                .contains("less than " + target)
                .contains("cleo@cobalt.example");
        assertThat(page.select("time").attr("datetime"))
                .isEqualTo(file(reference).respondBy().toString());
        assertThat(page.select("time").text()).endsWith("UTC");
    }

    @Test
    @DisplayName("P38 the form shows the targets that the desk runs on")
    void theFormShowsTheTargets() throws IOException {
        Document page = open();
        for (Severity severity : Severity.values()) {
            assertThat(page.select(".targets").text())
                    .contains("less than " + TimeWords.of(targets.of(severity).target()));
        }
    }

    @ParameterizedTest
    @DisplayName("P15 P16 P17 P18 P19 P22 what the customer says of the scope proposes the severity")
    @CsvSource({
        "allCore, all, 1",
        "oneCore, '', 2",
        "partOfCore, single, 3",
        "'', organisation, 2",
        "vendor, '', 4",
        "'', single, 4",
        "none, unknown, ''",
        "'', '', ''"
    })
    void theScopeProposesTheSeverity(String systems, String users, String severity) throws IOException {
        Map<String, String> fields = filled();
        fields.put("systems", systems);
        fields.put("users", users);
        CaseFile file = file(reference(send(open(), fields)));
        assertThat(
                        file.proposedSeverity() == null
                                ? ""
                                : file.proposedSeverity().code())
                .isEqualTo(severity);
        assertThat(file.watchedSeverity().code()).isEqualTo(severity.isEmpty() ? "1" : severity);
    }

    @Test
    @DisplayName("P31 the security tick box makes it Severity 1 at once, and the form says so")
    void theSecurityBoxRaisesTheAlarm() throws IOException {
        Document page = open();
        assertThat(page.select("#security-hint").text())
                .contains("Severity 1 at once")
                .contains("30 minutes");
        Map<String, String> fields = filled();
        fields.put("security", "yes");
        fields.put("users", "single");
        Document received = send(page, fields).parse();
        String reference = received.select(".reference").text();
        assertThat(received.text()).contains("Incident Response Team has been called in");
        assertThat(file(reference).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference, "SecurityIncident")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P31 words that sound like a security incident count on the form as in a mail")
    void securityWordsCount() throws IOException {
        Map<String, String> fields = filled();
        fields.put("users", "single");
        fields.put("errors", "Your files are locked: ransomware");
        assertThat(file(reference(send(open(), fields))).watchedSeverity()).isEqualTo(Severity.SEVERITY_1);
    }

    @Test
    @DisplayName("P03 the specialist is told that nothing proves whose address it is")
    void theAddressIsUnverified() throws IOException {
        String reference = reference(send(open(), filled()));
        assertThat(String.valueOf(forms.getTaskFormVariables(
                                task(reference, "Task_Triage").getId())
                        .get("caseNotes")))
                .contains("unverified");
    }

    @Test
    void sentTwiceItIsOneCase() throws IOException {
        Document page = open();
        String first = reference(send(page, filled()));
        long before = cases();
        assertThat(reference(send(page, filled()))).isEqualTo(first);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void sentManyTimesAtOnceItIsOneCaseAndOneLetter() throws Exception {
        Document page = open();
        Map<String, String> fields = filled();
        fields.put("email", "cleo@cobalt.example");
        long before = cases();
        Callable<String> click = () -> reference(send(page, fields));
        var clicks = Executors.newFixedThreadPool(8);
        try {
            List<String> references = new ArrayList<>();
            for (Future<String> each : clicks.invokeAll(java.util.Collections.nCopies(8, click))) {
                references.add(each.get());
            }
            assertThat(references).hasSize(8).containsOnly(references.get(0));
            mail.send();
            assertThat(mail.lettersTo("cleo@cobalt.example", references.get(0))).hasSize(1);
        } finally {
            clicks.shutdown();
        }
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void anotherReportFromTheSamePageIsNotLost() throws IOException {
        Document page = open();
        String first = reference(send(page, filled()));
        Map<String, String> other = filled();
        other.put("problem", "Something else");
        Connection.Response answer = attach(request(page, other), "more.log", "x".getBytes(StandardCharsets.UTF_8))
                .execute();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(complaints(answer)).singleElement().asString().contains(first);
        String second = reference(send(html(answer), other));
        assertThat(second).isNotEqualTo(first);
        assertThat(file(second).subject()).isEqualTo("Something else");
        assertThat(files.attachments(second)).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNothingTypedIsLost() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("description", "First line\n  second \"line\" & <more>");
        fields.put("systems", "vendor");
        fields.put("security", "yes");
        fields.put("email", "cleo@cobalt");
        fields.put("url", "javascript:alert(1)");
        long before = cases();
        Connection.Response answer = attach(
                        request(open(), fields), "kept.log", "line".getBytes(StandardCharsets.UTF_8))
                .execute();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(cases()).isEqualTo(before);
        Document page = html(answer);
        assertThat(page.select("#problems a").eachAttr("href"))
                .containsExactly("#problem", "#url", "#company", "#name", "#email", "#phone");
        assertThat(page.select("#email-error").text()).contains("name@company.com");
        assertThat(page.select("#email").attr("aria-describedby")).contains("email-error");
        assertThat(page.select("#email").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#description").val()).isEqualTo("First line\n  second \"line\" & <more>");
        assertThat(page.select("#email").val()).isEqualTo("cleo@cobalt");
        assertThat(page.select("#systems-vendor").hasAttr("checked")).isTrue();
        assertThat(page.select("#security").hasAttr("checked")).isTrue();
        assertThat(page.title()).startsWith("Not sent yet");
        String reference = reference(send(page, filled()));
        assertThat(files.attachments(reference))
                .extracting(CaseFile.AttachedFile::name)
                .containsExactly("kept.log");
    }

    @Test
    void whatIsTooLongIsSaidWithTheLimit() throws IOException {
        Map<String, String> fields = filled();
        fields.put("description", "x".repeat(1_000_000));
        fields.put("phone", "1".repeat(51));
        Connection.Response answer = send(open(), fields);
        assertThat(complaints(answer))
                .containsExactly(
                        "This is too long: shorten it to 50,000 characters, or send it as a file.",
                        "This is too long: shorten it to 50 characters, or send it as a file.");
        assertThat(html(answer).select("#description").val()).hasSize(1_000_000);
    }

    @Test
    void aBodyThatCannotBeReadIsCalledTooLarge() throws IOException {
        Map<String, String> fields = filled();
        fields.put("description", "x".repeat(3_000_000));
        Connection.Response answer =
                attach(request(open(), fields), "a.log", new byte[10]).execute();
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(html(answer).select("h1").text()).isEqualTo("That is too much at once");
    }

    @Test
    void filesThatAreNotTakenAreNamedWithTheLimit() throws IOException {
        Connection request = attach(request(open(), filled()), "huge.log", new byte[26 * 1024 * 1024]);
        attach(request, "run<me>.exe", new byte[10]);
        attach(request, "fine.log", new byte[10]);
        Connection.Response answer = request.execute();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(complaints(answer)).hasSize(2);
        assertThat(complaints(answer).get(0)).contains("“huge.log”").contains("25 MB");
        assertThat(complaints(answer).get(1)).contains("“run_me_.exe”").contains("zip");
        assertThat(html(answer).select(".sent label").eachText()).containsExactly("fine.log");
    }

    @Test
    void anUploadThatBreaksOffOpensNoCaseAndKeepsNoFile() throws Exception {
        Document page = open();
        long before = cases();
        long kept = jdbc.queryForObject("select count(*) from web_upload", Long.class);
        Map<String, String> all = filled();
        all.put("_csrf", page.select("input[name=_csrf]").val());
        all.put("key", page.select("input[name=key]").val());
        var body = new StringBuilder();
        all.forEach((name, value) ->
                body.append("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"half.log\"\r\n\r\nhalf of i");
        String cookie = browser.cookieStore().get(URI.create(url("/support"))).stream()
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /support/report HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        assertThat(cases()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from web_upload", Long.class))
                .isEqualTo(kept);
        assertThat(reference(send(page, filled())))
                .as("the same page still works")
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd.txt|passwd.txt",
                "C:\\\\temp\\\\trace.log|trace.log",
                "a'b.txt|a'b.txt",
                "invoice\u202egnp.txt|invoicegnp.txt",
                "<img src=x onerror=alert(1)>.png|_img src=x onerror=alert(1)_.png",
                "...hidden.log|hidden.log",
                "${7+7}.log|${7+7}.log"
            })
    void oddNamesOfFilesAreHarmless(String sent, String kept) throws IOException {
        String reference = reference(
                attach(request(open(), filled()), sent, new byte[] {1}).execute());
        assertThat(files.attachments(reference))
                .extracting(CaseFile.AttachedFile::name)
                .containsExactly(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${7*7} #{7*7} *{7*7} [[${7*7}]] __${7*7}__ {{7*7}}",
                "a\u0000b\u0007c\u001b[31m",
                "\u202Edesrever\u202C \u200Bhidden",
                "Bcc: victim@example.org\r\nSubject: gotcha",
                "'; drop table support_case; --",
                "\ud83d\ude00 \u0645\u0631\u062d\u0628\u0627"
            })
    void hostileTextIsHarmlessEverywhere(String text) throws IOException {
        Map<String, String> fields = filled();
        for (String field :
                List.of("problem", "description", "errors", "happened", "company", "name", "ticket", "phone")) {
            fields.put(field, text);
        }
        fields.put("email", text);
        Document wrong = send(open(), fields).parse();
        assertOnlyOurScript(wrong);
        assertThat(wrong.select("#problem").val()).doesNotContain("49").isEqualTo(Typed.line(text));
        fields.put("email", "cleo@cobalt.example");
        Document received = send(open(), fields).parse();
        assertOnlyOurScript(received);
        CaseFile file = file(received.select(".reference").text());
        assertThat(file.subject())
                .isEqualTo(Typed.line(text))
                .doesNotContain("\n")
                .doesNotContain("\u202e");
        assertThat(file.description()).doesNotContain("\u0000");
        mail.send();
        assertThat(mail.lettersTo("cleo@cobalt.example", file.reference()))
                .singleElement()
                .satisfies(it -> assertThat(it.subject())
                        .startsWith("[" + file.reference() + "] ")
                        .doesNotContain("\n"));
    }

    private static void assertOnlyOurScript(Document page) {
        assertThat(page.select("script"))
                .singleElement()
                .satisfies(it -> assertThat(it.attr("src")).startsWith("/support/assets/portal"));
        assertThat(page.select("[onerror], [onload], [style], main img")).isEmpty();
    }

    @Test
    void aFormFromAnotherSiteOpensNoCaseAndTheCustomersOwnOldPageLosesNothing() throws IOException {
        Document page = open();
        long before = cases();
        Connection request = Jsoup.newSession()
                .ignoreHttpErrors(true)
                .header("Accept", "text/html")
                .newRequest(url("/support/report"))
                .method(Connection.Method.POST);
        filled().forEach(request::data);
        request.data("key", page.select("input[name=key]").val());
        Connection.Response answer = attach(request, "kept.log", new byte[5]).execute();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(cases()).isEqualTo(before);
        Document again = html(answer);
        assertThat(again.select("#problems").text()).contains("please send it again");
        assertThat(again.select("#problem").val()).isEqualTo("Dashboards stay empty");
        assertThat(again.select("input[name=key]").val())
                .isEqualTo(page.select("input[name=key]").val());
        assertThat(again.select(".sent label").text()).isEqualTo("kept.log");
    }

    @Test
    void aTokenOfAnotherBrowserIsNoToken() throws IOException {
        Document mine = open();
        Document theirs = Jsoup.connect(url("/support")).get();
        mine.select("input[name=_csrf]").val(theirs.select("input[name=_csrf]").val());
        long before = cases();
        assertThat(send(mine, filled()).statusCode()).isEqualTo(403);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() throws IOException {
        Connection.Response answer = browser.newRequest(url("/support?lang=de")).execute();
        List<String> cookies = answer.headers("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it)
                        .contains("Path=/support")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void aMachineThatFillsInTheTrapIsToldAndOpensNoCase() throws IOException {
        Map<String, String> fields = filled();
        fields.put("nickname", "http://spam.example");
        long before = cases();
        Connection.Response answer = send(open(), fields);
        assertThat(complaints(answer)).containsExactly("Empty this field: it is here to catch machines.");
        assertThat(html(answer).select(".trap").hasClass("seen")).isTrue();
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void theFormIsNoWayToFillAMailbox() throws IOException {
        Map<String, String> fields = filled();
        fields.put("email", "Victim@nowhere.example");
        while (throttles.allowsReport("victim@nowhere.example")) {
            assertThat(cases()).isNotNegative();
        }
        long before = cases();
        Connection.Response answer = send(open(), fields);
        assertThat(complaints(answer)).singleElement().asString().startsWith("Very many reports");
        assertThat(cases()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(5));
        assertThat(reference(send(html(answer), fields))).isNotEmpty();
    }

    @Test
    void aFloodFromOneNetworkIsHeldBack() throws IOException {
        Document page = open();
        while (throttles.allowsForm("127.0.0.1")) {
            assertThat(port).isPositive();
        }
        Connection.Response answer = send(page, filled());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(html(answer).select("h1").text()).isEqualTo("Please wait a moment");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(PortalSecurity.CONTENT_SECURITY_POLICY);
        assertThat(request(page, filled())
                        .header("X-Forwarded-For", "10.9.8.7")
                        .execute()
                        .statusCode())
                .as("nobody may choose their own address")
                .isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(reference(send(page, filled()))).isNotEmpty();
    }

    @Test
    void thePageWithTheReferenceIsForWhoSentTheReport() throws IOException {
        Connection.Response received = send(open(), filled());
        assertThat(received.header("Cache-Control")).contains("no-store");
        String path = received.url().getPath();
        assertThat(browser.newRequest(url("/support/received/" + "A".repeat(43)))
                        .execute()
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.newRequest(url("/support/received/CM-2026-000001"))
                        .execute()
                        .statusCode())
                .isEqualTo(404);
        clock.advance(ReportDesk.SHOWN);
        assertThat(browser.newRequest(url(path)).execute().statusCode()).isEqualTo(404);
    }

    @Test
    void filesThatNobodyCameBackForAreForgottenUnlessACaseHasThem() throws IOException {
        byte[] shared = "on a case, too".getBytes(StandardCharsets.UTF_8);
        byte[] lost = "nobody came back".getBytes(StandardCharsets.UTF_8);
        String reference =
                reference(attach(request(open(), filled()), "a.log", shared).execute());
        Connection request = attach(request(open(), Map.of()), "b.log", shared);
        assertThat(attach(request, "c.log", lost).execute().statusCode()).isEqualTo(422);
        clock.advance(Uploads.KEPT.plusSeconds(1));
        uploads.sweep();
        assertThat(jdbc.queryForObject("select count(*) from web_upload", Long.class))
                .isZero();
        String sha256 = Contents.measure(() -> new ByteArrayInputStream(lost)).sha256();
        assertThat(jdbc.queryForObject("select count(*) from content where sha256 = ?", Long.class, sha256))
                .isZero();
        assertThat(contents.open(files.attachments(reference).get(0).sha256()).readAllBytes())
                .isEqualTo(shared);
    }

    @Test
    void theFormSpeaksGerman() throws IOException {
        Document page = browser.newRequest(url("/support"))
                .header("Accept-Language", "de-AT,en;q=0.5")
                .get();
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("h1").text()).isEqualTo("Ein Problem melden oder etwas fragen");
        assertThat(page.select(".targets").text())
                .contains("weniger als 30 Minuten")
                .contains("weniger als 8 Stunden");
        assertThat(page.html()).doesNotContain("??");
    }
}
