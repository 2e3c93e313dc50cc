package com.calibermind.support.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class MailReaderTest {

    private final MailReader reader = new MailReader();

    private static MailSource mail(String text) {
        return MailSource.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MailSource corpus(String file) {
        return MailCorpus.rows().stream()
                .filter(it -> it.file().equals(file))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private ParsedMail read(MailSource source) {
        return ((MailReader.Readable) reader.read(source, ReadingLimits.DEFAULT)).mail();
    }

    @ParameterizedTest
    @CsvSource({
        "header-no-date.eml,",
        "header-date-nonsense.eml,",
        "header-date-far.eml,",
        "header-date-iso.eml,2026-11-23T08:00:00Z",
        "plain-simple.eml,2026-11-23T08:00:00Z"
    })
    @DisplayName("P10 what the sender says of the time, or nothing")
    void sentAt(String file, Instant expected) {
        assertThat(read(corpus(file)).sentAt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "plain-simple.eml,<plain-simple@acme.example>",
        "header-message-id-bare.eml,<bare-id@acme.example>",
        "header-message-id-nonsense.eml,",
        "header-no-message-id.eml,"
    })
    @DisplayName("P13 the Message-ID, if it is one")
    void messageId(String file, String expected) {
        assertThat(read(corpus(file)).messageId()).isEqualTo(expected);
    }

    @Test
    @DisplayName("P13 references are nearest first, and fifty at most")
    void references() {
        ParsedMail mail = read(mail("""
                From: ada@acme.example
                In-Reply-To: <c@x> (see below)
                References: <a@x>
                 <b@x> <c@x> broken <no blanks@x> <unclosed

                Words"""));
        assertThat(mail.references()).containsExactly("<c@x>", "<b@x>", "<a@x>");
        assertThat(read(corpus("header-many-references.eml")).references())
                .hasSize(50)
                .startsWith("<r199@x.example>");
    }

    @Test
    @DisplayName("P02 recipients are read as far as they can be")
    void recipients() {
        ParsedMail mail = read(corpus("recipients-many.eml"));
        assertThat(mail.to()).containsExactly("support@calibermind.example", "b@x.example", "port@calibermind.example");
        assertThat(mail.cc()).containsExactly("x@y.example", "z@y.example");
        assertThat(read(corpus("recipients-none.eml")).to()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sender-comment.eml;Ada (the first) Lovelace",
                "sender-quoted-name.eml;Lovelace, Ada",
                "sender-unquoted-comma.eml;Lovelace, Ada",
                "sender-encoded-name.eml;Jürgen Müller",
                "sender-encoded-newline.eml;Ada Bcc: x",
                "header-raw-utf8.eml;Jürgen Müller",
                "sender-bare.eml;"
            })
    @DisplayName("P10 the sender's name, on one line")
    void names(String file, String expected) {
        String name = read(corpus(file)).fromName();
        assertThat(name).isEqualTo(expected);
    }

    @Test
    @DisplayName("P01 header fields keep their order and are unfolded")
    void headers() {
        ParsedMail mail = read(mail("From: ada@acme.example\nReceived: one\n\tmore\nX-Two: 2\nReceived: two\n\nWords"));
        assertThat(mail.headers().all("received")).containsExactly("one\tmore", "two");
        assertThat(mail.headers().first("x-TWO")).contains("2");
    }

    @Test
    @DisplayName("P10 the calendar object of a mail is read for the answer to an invite")
    void calendar() {
        assertThat(read(corpus("structure-calendar-reply.eml")).calendar()).startsWith("BEGIN:VCALENDAR\nMETHOD:REPLY");
        assertThat(read(corpus("structure-calendar-file.eml")).calendar()).contains("UID:1");
        assertThat(read(corpus("plain-simple.eml")).calendar()).isNull();
    }

    @Test
    @DisplayName("P10 attachments are opened by their position, decoded")
    void opens() throws IOException {
        try (InputStream file = reader.open(corpus("structure-uuencode.eml"), 0)) {
            assertThat(file).hasContent("hello");
        }
        try (InputStream second = reader.open(corpus("structure-digest.eml"), 1)) {
            assertThat(second).hasContent("Subject: Two\r\n\r\nsecond");
        }
        assertThatThrownBy(() -> reader.open(corpus("plain-simple.eml"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no attachment 0");
    }

    @Test
    @DisplayName(
            "P10 HTML is cleaned for a frame: links stay, pictures of the mail are named, nothing comes from elsewhere")
    void html() throws IOException {
        assertThat(reader.html(corpus("structure-related.eml"), ReadingLimits.DEFAULT))
                .hasValueSatisfying(it -> assertThat(it)
                        .contains("data-attachment=\"0\"", "alt=\"screen\"")
                        .doesNotContain("src="));
        assertThat(reader.html(corpus("html-script.eml"), ReadingLimits.DEFAULT))
                .hasValueSatisfying(it -> assertThat(it)
                        .contains("Nothing works.")
                        .doesNotContain("track.example", "x.example", "script", "onclick"));
        assertThat(reader.html(corpus("html-links.eml"), ReadingLimits.DEFAULT))
                .hasValueSatisfying(it -> assertThat(it)
                        .contains("https://evil.example/x", "noopener")
                        .doesNotContain("javascript"));
        assertThat(reader.html(corpus("plain-simple.eml"), ReadingLimits.DEFAULT))
                .isEmpty();
    }

    @Test
    @DisplayName("P01 what of an unreadable mail can be read is said: sender, subject, words before the limit")
    void envelope() {
        var unreadable = (MailReader.Unreadable) reader.read(corpus("structure-1001-parts.eml"), ReadingLimits.DEFAULT);
        assertThat(unreadable.envelope().from()).isEqualTo("ada@acme.example");
        assertThat(unreadable.envelope().text()).startsWith("p0");
        var noSender = (MailReader.Unreadable) reader.read(corpus("sender-missing.eml"), ReadingLimits.DEFAULT);
        assertThat(noSender.envelope().from()).isNull();
        assertThat(noSender.envelope().text()).isEqualTo("Nobody knows me.");
    }

    @Test
    @DisplayName("P01 limits are configuration: text is cut, the rest refused with limit and setting")
    void limits() {
        var small = new ReadingLimits(DataSize.ofKilobytes(2), 2, 2, 10, DataSize.ofKilobytes(1), 1000);
        String head = "From: ada@acme.example\n\n";
        assertThat(reader.read(mail(head + "x".repeat(3000)), small))
                .isInstanceOfSatisfying(
                        MailReader.Unreadable.class,
                        it -> assertThat(it.reason())
                                .isEqualTo(
                                        "The mail is larger than 2 kB (support.mail.reading.size): it is kept, but not read."));
        assertThat(reader.read(mail(head + "x".repeat(1500)), small))
                .isInstanceOfSatisfying(MailReader.Readable.class, it -> {
                    assertThat(it.mail().text()).hasSize(1000 + "\n[cut; the whole mail is kept]".length());
                    assertThat(it.mail().remarks()).singleElement().asString().contains("support.mail.reading.text");
                });
    }

    @Test
    @DisplayName("P01 that the bytes of a mail cannot be fetched is no fault of the mail")
    void brokenSource() {
        MailSource broken = () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the database is gone");
            }
        };
        assertThatThrownBy(() -> reader.read(broken, ReadingLimits.DEFAULT)).isInstanceOf(UncheckedIOException.class);
        MailSource closed = () -> {
            throw new IOException("the database is gone");
        };
        assertThatThrownBy(() -> reader.read(closed, ReadingLimits.DEFAULT)).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @MethodSource("com.calibermind.support.mail.reading.MailCorpus#rows")
    @DisplayName("P01 a mail that is cut off or damaged is read or refused, never an error")
    void damaged(MailCorpus.Row row) throws IOException {
        byte[] whole;
        try (InputStream bytes = row.source().open()) {
            whole = bytes.readAllBytes();
        }
        var random = new Random(row.file().hashCode());
        for (int i = 0; i < 6; i++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j < damaged.length / 50; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            MailReader.Result result = reader.read(MailSource.of(damaged), ReadingLimits.DEFAULT);
            if (result instanceof MailReader.Unreadable unreadable) {
                assertThat(unreadable.envelope()).as(unreadable.reason()).isNotNull();
            }
        }
    }
}
