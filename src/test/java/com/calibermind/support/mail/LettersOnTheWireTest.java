package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.Enclosure;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.mail.ScriptedSmtp.Received;
import com.calibermind.support.policy.Severity;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Letters as the mail server received them, byte for byte. */
class LettersOnTheWireTest extends DeskTest {

    private static final Set<String> USUAL = Set.of(
            "Auto-Submitted",
            "Content-Type",
            "Date",
            "From",
            "In-Reply-To",
            "MIME-Version",
            "Message-ID",
            "References",
            "Reply-To",
            "Subject",
            "To",
            "X-Auto-Response-Suppress");

    @Autowired
    private OutboxWork work;

    @Autowired
    private MimeWriter writer;

    @Autowired
    private Correspondence correspondence;

    @Autowired
    private JdbcTemplate jdbc;

    private final ScriptedSmtp smtp = new ScriptedSmtp();

    @BeforeEach
    void startWithAnEmptyOutbox() {
        mail.send();
    }

    @AfterEach
    void stopTheServer() throws IOException {
        smtp.close();
    }

    private List<Received> sent() {
        var desk = new SmtpDesk(work, writer, clock, SmtpDesk.server(smtp.port()));
        while (desk.round() > 0) {}
        return smtp.received();
    }

    private Received sent(MessageKind kind, String subject, String name, String text, Enclosure enclosure) {
        long id = jdbc.queryForObject("select nextval('case_message_seq')", Long.class);
        correspondence.send(new Letter(
                id,
                kind == MessageKind.OUTAGE_NOTICE ? null : "CM-2026-000001",
                kind,
                ADA,
                name,
                subject,
                text,
                Severity.SEVERITY_2,
                Duration.ofHours(1),
                clock.instant().plusSeconds(3600),
                enclosure));
        List<Received> all = sent();
        jdbc.update("delete from outgoing_mail where id = ?", id); // it belongs to no entry of a conversation
        return all.get(all.size() - 1);
    }

    private static Set<String> headerNames(Received it) {
        var names = new TreeSet<String>();
        for (String line : it.text().substring(0, it.text().indexOf("\r\n\r\n")).split("\r\n(?![ \t])")) {
            names.add(line.substring(0, line.indexOf(':')));
        }
        return names;
    }

    private static MimeMessage parsed(Received it) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(it.raw()));
    }

    /** "alternative(plain, html)" */
    private static String shape(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            List<String> shapes = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                shapes.add(shape(parts.getBodyPart(i)));
            }
            return part.getContentType().replaceFirst("(?s)multipart/(\\w+).*", "$1") + "(" + String.join(", ", shapes)
                    + ")";
        }
        return part.getContentType().replaceFirst("(?s)\\w+/([\\w.-]+).*", "$1");
    }

    private static String html(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = html(parts.getBodyPart(i));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return part.isMimeType("text/html") ? (String) part.getContent() : null;
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPLY", "ESCALATION_WISH", "SOLVED", "NOTE"})
    @DisplayName(
            "P12 P13 every letter is plain text and HTML of the same words, with the headers that it needs and no other")
    void everyKind(MessageKind kind) throws Exception {
        Received letter = sent(kind, "Dashboards <stay> empty", "Ada Acme", "We look into it.\n\n- one\n- two", null);

        assertThat(USUAL).containsAll(headerNames(letter));
        assertThat(shape(parsed(letter))).isEqualTo("alternative(plain, html)");
        assertThat(letter.header("Reply-To")).containsExactly("support@calibermind.example");
        assertThat(letter.header("From")).containsExactly("support@calibermind.example");
        assertThat(letter.header("To")).containsExactly(ADA);
        String auto = !kind.isAutomatic() ? null : kind.isAutomaticAnswer() ? "auto-replied" : "auto-generated";
        assertThat(letter.header("Auto-Submitted")).isEqualTo(auto == null ? List.of() : List.of(auto));
        assertThat(letter.header("X-Auto-Response-Suppress"))
                .isEqualTo(auto == null ? List.of() : List.of("DR, RN, NRN, OOF, AutoReply"));
        String text = ((Multipart) parsed(letter).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
        String html = html(parsed(letter));
        String shown = Jsoup.parse(html).select(".sheet").text();
        assertThat(words(shown)).isEqualTo(words(text.replaceAll("(?m)^- ", "")));
        assertThat(Jsoup.parse(html).title()).isEqualTo(parsed(letter).getSubject());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    @DisplayName("P05 an invite is a third form of the letter (RFC 6047); anything else goes with it")
    void enclosures() throws Exception {
        byte[] bytes = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
        Received invite = sent(
                MessageKind.INVITATION,
                "Call",
                "Ada",
                "Let us talk.",
                new Enclosure("invite.ics", "text/calendar; method=REQUEST; charset=UTF-8", bytes));
        assertThat(shape(parsed(invite))).isEqualTo("alternative(plain, html, calendar)");
        assertThat(invite.text()).contains("method=REQUEST");

        Received logs = sent(
                MessageKind.RESOLUTION,
                "Logs",
                "Ada",
                "See the logs.",
                new Enclosure("logs.txt", "text/plain; charset=UTF-8", "log".getBytes(StandardCharsets.UTF_8)));
        assertThat(shape(parsed(logs))).isEqualTo("mixed(alternative(plain, html), plain)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@evil.example",
                "x\nBcc: eve@evil.example",
                "x\rBcc: eve@evil.example",
                "x\r\n\r\nBody of mine",
                "x\u2028Bcc: eve@evil.example",
                "x\u0085Bcc: eve@evil.example",
                "x\u0000\u000b\u000cBcc: eve@evil.example",
                "=?utf-8?Q?x=0D=0ABcc:_eve@evil.example?=",
                "=?utf-8?B?eA0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=",
                "\u202ex\u2066 Bcc: eve@evil.example",
                "\ud83d\ude80\ud800 lone \u00fc\r\n Bcc: eve@evil.example"
            })
    @DisplayName("no subject or name can write a header (row 32)")
    void headerInjection(String hostile) throws Exception {
        Received letter = sent(MessageKind.QUESTION, hostile, hostile, hostile, null);

        assertThat(USUAL).containsAll(headerNames(letter));
        assertThat(letter.header("Bcc")).isEmpty();
        assertThat(smtp.lines().stream().filter(it -> it.startsWith("RCPT"))).hasSize(1);
        assertThat(parsed(letter).getSubject())
                .startsWith("[CM-2026-000001] ")
                .doesNotContainPattern("[\\r\\n\\u2028\\u2029\\u0085\\u0000\\u202e]");
        assertThat(letter.header("Subject"))
                .singleElement()
                .satisfies(it -> assertThat(it).matches("\\p{ASCII}+"));
        assertThat(letter.text().lines())
                .allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(998));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7} #{7*7} *{7*7} [[${7*7}]] [(${7*7})] {address} {text} {{name}} <%= 7*7 %> \\{name} $1 \\0",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "</p></div></body></html><b>out</b>",
                "\"'><svg/onload=alert(1)>"
            })
    @DisplayName("no customer's text is a template or markup, in any place of a letter (rows 33, 35)")
    void templateInjection(String hostile) throws Exception {
        Received letter = sent(MessageKind.REMINDER, hostile, hostile, hostile, null);

        String html = html(parsed(letter));
        var page = Jsoup.parse(html);
        assertThat(page.select("script, img, b, svg")).isEmpty();
        assertThat(words(page.select(".sheet").text())).contains(words(hostile)).doesNotContain("49");
        assertThat(page.select(".foot").text()).isEqualTo("Write to us at support@calibermind.example");
        String text = ((Multipart) parsed(letter).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
        assertThat(text).contains("Dear " + hostile + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@acme.example\r\nRCPT TO:<eve@wicked.example>",
                "ada@acme.example> NOTIFY=NEVER",
                "ada@acme.example, eve@wicked.example",
                "Ada <ada@acme.example>",
                "all: ada@acme.example;",
                "no-address",
                "ada@",
                "@acme.example",
                "ada@-bad-.example"
            })
    @DisplayName("P14 an address that is none is a person's task, and never reaches the mail server (row 32)")
    void badAddresses(String address) {
        String reference = reception.open(
                new Report(Channel.TELEPHONE, clock.instant(), new Reporter(null, "Ada", null, address), "S", "D"));

        assertThat(sent()).isEmpty();
        assertThat(smtp.lines()).noneMatch(it -> it.contains("eve") || it.startsWith("RCPT"));
        assertThat(openSteps(reference)).containsExactly("Task_ReachCustomer", "Task_Triage");
    }

    @Test
    @DisplayName("P13 letters of a case name its thread, whatever others put into their Message-IDs")
    void threads() {
        String root = "<" + UUID.randomUUID() + "@acme.example>";
        mail.arrives(
                ADA,
                "From: " + ADA,
                "To: support@calibermind.example",
                "Subject: Thread",
                "Message-ID: " + root,
                "",
                "x");
        mail.read();
        String reference = mail.caseOf(root);
        String ours = sent().get(0).header("Message-ID").get(0);
        assertThat(smtp.received().get(0).header("In-Reply-To")).containsExactly(root);
        assertThat(smtp.received().get(0).header("References")).containsExactly(root);
        String last = root;
        for (int i = 0; i < 30; i++) {
            last = "<" + i + "." + UUID.randomUUID() + "@acme.example>";
            mail.arrives(
                    ADA,
                    "From: " + ADA,
                    "To: support@calibermind.example",
                    "Subject: Re: [" + reference + "] Thread",
                    "Message-ID: " + last,
                    "References: " + ours,
                    "",
                    "more");
            clock.advance(Duration.ofSeconds(1));
            mail.read();
        }
        triage(reference, 3);
        respond(reference, 3, "mail", "investigate");

        Received answer = sent().get(1);
        assertThat(answer.header("In-Reply-To")).containsExactly(last);
        List<String> references = List.of(answer.header("References").get(0).split(" "));
        assertThat(references)
                .hasSizeLessThanOrEqualTo(20)
                .startsWith(root)
                .contains(ours)
                .endsWith(last);
        assertThat(references).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a\r\nBcc: x@y>", "<a b@c>", "no-brackets", "<\u00fc@x>", "<a@b><c@d>", ""})
    void whatIsNoMessageIdIsNotRepeated(String id) {
        assertThat(MailThread.of(id, "<r@x> " + id)).isEqualTo(new MailThread(null, List.of()));
        assertThat(MailThread.of("<ok@x>", "<r@x> " + id).references()).doesNotContain(id.isEmpty() ? "-" : id);
    }
}
