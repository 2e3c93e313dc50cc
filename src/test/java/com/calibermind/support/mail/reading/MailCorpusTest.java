package com.calibermind.support.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailCorpusTest {

    private static final List<String> AUTOMATIC = List.of(
            "Auto-Submitted",
            "Precedence",
            "List-Id",
            "List-Unsubscribe",
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Autorespond",
            "X-Failed-Recipients",
            "X-Loop");

    private final MailReader reader = new MailReader();

    static List<MailCorpus.Row> rows() {
        return MailCorpus.rows();
    }

    @Test
    @DisplayName("P01 every mail of the corpus has its row, and there are at least 150")
    void theTableIsWhole() {
        List<String> named = rows().stream().map(MailCorpus.Row::file).sorted().toList();
        assertThat(named).isEqualTo(MailCorpus.files()).hasSizeGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("P01 P10 what the desk reads from an awkward mail")
    void isReadAsExpected(MailCorpus.Row row) throws IOException {
        MailReader.Result result = reader.read(row.source(), ReadingLimits.DEFAULT);
        ParsedMail mail = result instanceof MailReader.Readable readable
                ? readable.mail()
                : ((MailReader.Unreadable) result).envelope();
        var expect = new SoftAssertions();
        expect.assertThat(result instanceof MailReader.Unreadable unreadable ? unreadable.reason() : "readable")
                .as("outcome")
                .isEqualTo(row.outcome());
        expect.assertThat(mail.from() == null ? "" : mail.from()).as("sender").isEqualTo(row.sender());
        expect.assertThat(mail.subject()).as("subject").isEqualTo(row.subject());
        begins(expect, "own text", mail.text(), row.own());
        begins(expect, "folded", mail.folded(), row.folded());
        expect.assertThat(attachments(mail)).as("attachments").isEqualTo(row.attachments());
        expect.assertThat(automatic(mail)).as("automatic headers").isEqualTo(row.automatic());
        expect.assertThat(besides(mail)).as("report and remarks").isEqualTo(row.besides());
        expect.assertAll();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("P01 no text holds what the database or a header cannot take, and each attachment opens with its size")
    void isFitForUse(MailCorpus.Row row) throws IOException {
        MailReader.Result result = reader.read(row.source(), ReadingLimits.DEFAULT);
        ParsedMail mail = result instanceof MailReader.Readable readable
                ? readable.mail()
                : ((MailReader.Unreadable) result).envelope();
        assertThat(mail.toString()).doesNotContain("\0");
        assertThat(new String(mail.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(mail.toString());
        assertThat(Stream.of(mail.subject(), String.valueOf(mail.from()), String.valueOf(mail.fromName())))
                .allSatisfy(it -> assertThat(it).doesNotContain("\n", "\r"));
        for (MailAttachment it : mail.attachments()) {
            assertThat(it.name()).isNotBlank().doesNotContain("/", "\\", "\n", "\r", "\u202e");
            try (InputStream bytes = reader.open(row.source(), it.position())) {
                assertThat(bytes.readAllBytes()).hasSize((int) it.size());
            }
        }
        reader.html(row.source(), ReadingLimits.DEFAULT)
                .ifPresent(it -> assertThat(it.toLowerCase())
                        .doesNotContain("<script", "onerror", "javascript:", "<style", "url(", " src="));
    }

    private static void begins(SoftAssertions expect, String what, String text, String expected) {
        String shown = text.replace("\n", "⏎");
        if (expected.isEmpty()) {
            expect.assertThat(shown).as(what).isEmpty();
        } else {
            expect.assertThat(shown).as(what).startsWith(expected);
        }
    }

    private static String attachments(ParsedMail mail) {
        return mail.attachments().stream()
                .map(it -> it.name() + " (" + it.contentType() + ", " + it.size() + (it.inline() ? ", inline)" : ")"))
                .collect(Collectors.joining("; "));
    }

    private static String automatic(ParsedMail mail) {
        Stream<String> returnPath =
                mail.headers().all("Return-Path").stream().filter("<>"::equals).map(it -> "Return-Path: " + it);
        Stream<String> others = AUTOMATIC.stream()
                .flatMap(name -> mail.headers().all(name).stream().map(it -> name + ": " + it));
        return Stream.concat(others, returnPath).collect(Collectors.joining("; "));
    }

    private static String besides(ParsedMail mail) {
        DeliveryReport report = mail.report();
        Stream<String> reported = report == null
                ? Stream.empty()
                : Stream.of(Stream.of(report.action(), report.status(), report.recipient(), report.messageId())
                        .map(it -> it == null ? "?" : it)
                        .collect(Collectors.joining(" ", "report: ", ".")));
        Stream<String> calendar = mail.calendar() == null ? Stream.empty() : Stream.of("calendar.");
        return Stream.of(reported, calendar, mail.remarks().stream())
                .flatMap(it -> it)
                .collect(Collectors.joining(" "));
    }
}
