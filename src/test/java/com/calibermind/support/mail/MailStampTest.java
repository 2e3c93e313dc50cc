package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.mail.reading.MailSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailStampTest {

    private static final String MAIL = """
            Received: from a by b; Sat, 28 Nov 2026 10:00:00 +0000
            Return-Path: <ada@acme.example>
            Message-ID: <1@acme.example>
            Date: Sat, 28 Nov 2026 09:59:00 +0000
            From: Ada <ada@acme.example>
            To: support@calibermind.example, help@calibermind.example
            Subject: All dashboards are
             empty
            Content-Type: text/plain

            Since this morning.

            Ada
            """;

    private static MailStamp stamp(String mail) {
        try {
            return MailStamp.of(MailSource.of(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String identity(String mail) {
        return stamp(mail).identity();
    }

    @Test
    @DisplayName("P01 what servers on the way add or change makes no other mail of it")
    void transportSaysNothing() {
        String other = MAIL.replace("from a by b; Sat, 28 Nov 2026 10:00:00", "from a by c; Sat, 28 Nov 2026 10:00:07")
                .replace("Return-Path: <ada@acme.example>", "Delivered-To: help@calibermind.example\nX-Spam: no")
                .replace("are\n empty", "are empty")
                .replace("From: Ada", "from:\tAda");
        assertThat(identity(other)).isEqualTo(identity(MAIL)).hasSize(64);
        assertThat(identity(MAIL + "\n\n")).isEqualTo(identity(MAIL));
    }

    @Test
    @DisplayName("P01 lines may end in LF alone")
    void lineEnds() throws IOException {
        assertThat(MailStamp.of(MailSource.of(MAIL.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(stamp(MAIL));
    }

    @ParameterizedTest
    @DisplayName("P01 what the sender wrote makes another mail, also under the same Message-ID")
    @ValueSource(
            strings = {"1@acme", "09:59:00", "Ada <ada", "All dash", "text/plain", "this morning", "help@", "\n\nAda"})
    void theSendersWords(String part) {
        assertThat(MAIL).contains(part);
        assertThat(identity(MAIL.replace(part, part + "x"))).isNotEqualTo(identity(MAIL));
    }

    @Test
    @DisplayName("P01 where one field ends and the next begins counts")
    void fieldsDoNotRunTogether() {
        assertThat(identity("Date: 1\nSubject: a\nFrom: b\n\n"))
                .isNotEqualTo(identity("Date: 1\nSubject: aFrom: b\n\n"));
        assertThat(identity("Date: 1\nSubject: a\n\nb")).isNotEqualTo(identity("Date: 1\nSubject: a b\n\n"));
    }

    @Test
    @DisplayName("P01 without Message-ID and Date nothing tells a copy from a repetition")
    void unsigned() {
        assertThat(identity("From: a@acme.example\nSubject: Disk full\n\nAgain"))
                .isNull();
        assertThat(identity("From: a@acme.example\nMessage-ID: \n\nAgain")).isNull();
        assertThat(identity("From: a@acme.example\nDate: today\n\nAgain")).isNotNull();
    }

    @Test
    void theThreadIsNamedByItsFirstMail() {
        assertThat(stamp(MAIL).thread()).isEqualTo("1@acme.example");
        assertThat(stamp("In-Reply-To: <2@b>\n" + MAIL).thread()).isEqualTo("2@b");
        assertThat(stamp("References: <1@a>\n\t<2@b>\nIn-Reply-To: <2@b>\n" + MAIL)
                        .thread())
                .isEqualTo("1@a");
        assertThat(stamp("Subject: none\n\n").thread()).isNull();
    }

    @Test
    void oddBeginningsAndNoBody() {
        assertThat(identity("\n\n" + MAIL)).isEqualTo(identity(MAIL));
        assertThat(identity("\ufeff" + MAIL)).isEqualTo(identity(MAIL));
        assertThat(identity("Message-ID: <1@a>")).isEqualTo(identity("no colon\nMessage-ID: <1@a>\n\n"));
        assertThat(identity("")).isNull();
    }
}
