package com.calibermind.support.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that are made to exhaust a reader: each is read, or refused with its reason, in less than 5 s of CPU time. */
class HugeMailsTest {

    private static final Duration MOST_CPU = Duration.ofSeconds(5);
    private static final int HEADER = 250_000;

    private static final String HEAD = """
            From: Ada Lovelace <ada@acme.example>
            To: support@calibermind.example
            Subject: Help
            Message-ID: <huge@acme.example>
            """.replace("\n", "\r\n");

    private static final String READABLE = "readable";
    private static final String KEPT = "): it is kept, but not read.";

    @TempDir
    private Path folder;

    private final MailReader reader = new MailReader();

    private interface Writing {
        void to(OutputStream mail) throws IOException;
    }

    private static Arguments mail(String what, String outcome, Writing writing) {
        return Arguments.of(what, outcome, writing);
    }

    private static Writing lines(String before, int count, IntFunction<String> line, String after) {
        return mail -> {
            mail.write(ascii(before));
            for (int i = 0; i < count; i++) {
                mail.write(ascii(line.apply(i)));
            }
            mail.write(ascii(after));
        };
    }

    private static Writing header(String name, String piece) {
        String body = piece.repeat(HEADER / piece.length());
        String rest = name.equals("From") ? HEAD.substring(HEAD.indexOf("To:")) : HEAD;
        return lines(name + ": " + body + "\r\n" + rest + "\r\nwords", 0, i -> "", "");
    }

    private static Writing html(int count, String piece) {
        return lines(HEAD + "Content-Type: text/html\r\n\r\n<p>words</p>", count, i -> piece.replace("#", "" + i), "");
    }

    private static Writing nested(String subtype, String words) {
        return lines(
                HEAD,
                30,
                i -> "Content-Type: multipart/" + subtype + "; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n",
                "\r\n" + words);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> mails() {
        String mixed = HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        return Stream.of(
                mail(
                        "a million header fields",
                        "The mail has a header of more than 2,000 fields (support.mail.reading.headers" + KEPT,
                        lines(HEAD, 1_000_000, i -> "X-" + i + ": y\r\n", "\r\nwords")),
                mail(
                        "a header of 1 MB in few fields",
                        "The mail has a header of more than 256 kB (support.mail.reading.header-size" + KEPT,
                        lines(HEAD, 100, i -> "X-" + i + ": " + "y".repeat(10_000) + "\r\n", "\r\nwords")),
                mail(
                        "a header token of 5 MB",
                        "The mail has a header of more than 256 kB (support.mail.reading.header-size" + KEPT,
                        lines(HEAD + "X-Long: " + "a".repeat(5_000_000) + "\r\n\r\nwords", 0, i -> "", "")),
                mail(
                        "ten thousand levels",
                        "The mail has parts within parts, more than 30 deep (support.mail.reading.depth" + KEPT,
                        lines(
                                HEAD,
                                10_000,
                                i -> "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n",
                                "\r\nwords")),
                mail("thirty levels of the same in several forms", READABLE, nested("alternative", "a")),
                mail("thirty levels of several forms of nothing", READABLE, nested("alternative", " ")),
                mail(
                        "ten thousand levels of mails within mails",
                        READABLE,
                        lines(
                                HEAD,
                                10_000,
                                i -> "Content-Type: message/rfc822\r\n\r\nSubject: " + i + "\r\n",
                                "\r\nwords")),
                mail(
                        "a hundred thousand parts",
                        "The mail has more than 1,000 parts (support.mail.reading.parts" + KEPT,
                        lines(mixed, 100_000, i -> "--b\r\n\r\npart " + i + "\r\n", "--b--\r\n")),
                mail(
                        "a hundred thousand files in the text",
                        "The mail has more than 1,000 parts (support.mail.reading.parts" + KEPT,
                        lines(
                                HEAD + "\r\nwords\r\n",
                                100_000,
                                i -> "begin 644 f" + i + "\r\n#86)C\r\n`\r\nend\r\n",
                                "")),
                mail("a word of 5 MB", READABLE, lines(HEAD + "\r\n" + "a".repeat(5_000_000), 0, i -> "", "")),
                mail(
                        "40 MB of text",
                        READABLE,
                        lines(
                                HEAD + "\r\n",
                                500_000,
                                i -> "a line of the log that somebody put into the mail, number " + i + "\r\n",
                                "")),
                mail("40 MB of NUL bytes", READABLE, lines(HEAD + "\r\n", 40, i -> "\0".repeat(1_000_000), "")),
                mail("a million quoted lines", READABLE, lines(HEAD + "\r\nwords\r\n", 1_000_000, i -> "> x\r\n", "")),
                mail(
                        "two hundred thousand lines that begin a quote",
                        READABLE,
                        lines(HEAD + "\r\nwords\r\n", 200_000, i -> "On \r\n", "wrote:\r\n")),
                mail(
                        "two hundred thousand lines that begin a signature",
                        READABLE,
                        lines(HEAD + "\r\nwords\r\n", 200_000, i -> "-- \r\n", "")),
                mail(
                        "more than 50 MB",
                        "The mail is larger than 50 MB (support.mail.reading.size" + KEPT,
                        lines(HEAD + "\r\n", 60, i -> "a".repeat(1_000_000), "")),
                mail(
                        "thirty levels around 45 MB",
                        READABLE,
                        lines(HEAD + nested(29), 45_000, i -> "x".repeat(998) + "\r\n", "")),
                mail(
                        "boundaries that nearly match, 40 MB",
                        READABLE,
                        lines(
                                HEAD + "Content-Type: multipart/mixed; boundary=" + "-".repeat(60) + "b\r\n\r\n",
                                500_000,
                                i -> "-".repeat(78) + "\r\n",
                                "")),
                mail(
                        "From of open brackets",
                        "The mail has no senders: it is not known whom to answer.",
                        header("From", "(")),
                mail(
                        "From of open angles",
                        "The sender is not a mail address: it is not known whom to answer.",
                        header("From", "<")),
                mail(
                        "From of quotes",
                        "The mail has no senders: it is not known whom to answer.",
                        header("From", "\"")),
                mail(
                        "From of pieces of names",
                        "The sender is not a mail address: it is not known whom to answer.",
                        header("From", "a,")),
                mail(
                        "From of colons in a literal",
                        "The sender is not a mail address: it is not known whom to answer.",
                        header("From", "a@[:")),
                mail("To of addresses", READABLE, header("To", "a@b.example,")),
                mail("Subject of open encoded words", READABLE, header("Subject", "=?utf-8?Q?b")),
                mail("Subject of encoded words", READABLE, header("Subject", "=?utf-8?B?YQ==?= ")),
                mail("Subject of question marks", READABLE, header("Subject", "=?")),
                mail("References of angles", READABLE, header("References", "<a")),
                mail("Date of digits", READABLE, header("Date", "1 ")),
                mail("Content-Type of semicolons", READABLE, header("Content-Type", "a=\";")),
                mail("Content-Disposition of pieces", READABLE, header("Content-Disposition", "a;b*1=\"c\";")),
                mail("5,000 links", READABLE, html(5_000, "<a href=\"https://x.example/#\">link #</a> ")),
                mail("HTML of open tags", READABLE, html(300_000, "<div>")),
                mail("HTML of open formatting", READABLE, html(300_000, "<b><i>")),
                mail("HTML of misnested formatting", READABLE, html(100_000, "<a><b></a><p></b>")),
                mail("HTML of tables in tables", READABLE, html(200_000, "<table><tr><td>")),
                mail("HTML of quotes in quotes", READABLE, html(100_000, "<blockquote>x")),
                mail("HTML of lists in lists", READABLE, html(200_000, "<ul><li>x")),
                mail("HTML of links in links", READABLE, html(100_000, "<a href=https://x.example>x<table>")),
                mail("HTML of attributes", READABLE, html(100_000, "<p a#=b c#=d>")),
                mail("HTML of a comment that never ends", READABLE, html(500_000, "<!-- ")),
                mail("HTML of entities", READABLE, html(300_000, "&nosuch")),
                mail("HTML of 20 MB", READABLE, html(20, "x".repeat(1_000_000))));
    }

    private static String nested(int levels) {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            header.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        return header.append("Content-Type: application/zip\r\n\r\n").toString();
    }

    private record Read(MailReader.Result result, Duration cost) {}

    private Read read(MailSource mail) throws IOException {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        MailReader.Result result = reader.read(mail, ReadingLimits.DEFAULT);
        reader.html(mail, ReadingLimits.DEFAULT);
        return new Read(
                result, Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    @DisplayName("P01 a mail that is made to exhaust its reader costs less than 5 s of CPU time")
    void costsLittle(String what, String outcome, Writing writing) throws IOException {
        MailSource mail = written(writing);
        Read first = read(mail);
        MailReader.Result result = first.result();
        // a busy machine compiles late: what is slow by itself is so again
        Duration cost = first.cost().compareTo(MOST_CPU) > 0 ? read(mail).cost() : first.cost();

        assertThat(result instanceof MailReader.Unreadable unreadable ? unreadable.reason() : READABLE)
                .isEqualTo(outcome);
        assertThat(cost).isLessThan(MOST_CPU);
        ParsedMail read = result instanceof MailReader.Readable readable
                ? readable.mail()
                : ((MailReader.Unreadable) result).envelope();
        assertThat(read.text().length() + read.folded().length()).isLessThan(ReadingLimits.DEFAULT.text() + 100);
        assertThat(read.messageId()).isIn("<huge@acme.example>", null);
    }

    @Test
    @DisplayName("P01 a mail of 48 MB is read and its attachment streamed by a JVM with 32 MB of heap")
    void needsLittleMemory() throws Exception {
        Path file = folder.resolve("large.eml");
        byte[] line = (Base64.getEncoder().encodeToString(new byte[57]) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file))) {
            mail.write(ascii(HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\n"
                    + "Content-Type: application/zip; name=large.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
            for (int i = 0; i < 615_000; i++) {
                mail.write(line);
            }
            mail.write(ascii("--b--\r\n"));
        }
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReadInSmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(small.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("words large.zip 35055000 35055000");
    }

    /** Its own program: the heap of a JVM is limited as a whole. */
    static final class ReadInSmallHeap {

        private ReadInSmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            MailSource source = () -> Files.newInputStream(Path.of(arguments[0]));
            var mail = ((MailReader.Readable) new MailReader().read(source, ReadingLimits.DEFAULT)).mail();
            MailAttachment attachment = mail.attachments().get(0);
            try (InputStream bytes = new MailReader().open(source, attachment.position())) {
                System.out.println(mail.text() + " " + attachment.name() + " " + attachment.size() + " "
                        + bytes.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    private MailSource written(Writing writing) throws IOException {
        Path file = folder.resolve("huge.eml");
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(mail);
        }
        return () -> Files.newInputStream(file);
    }
}
