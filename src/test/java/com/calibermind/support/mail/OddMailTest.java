package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OddMailTest extends SortingTest {

    private final String tag = UUID.randomUUID().toString();
    private final String sender = "odd-" + tag + "@odd.example";

    @Test
    @DisplayName("P01 two mails of one Message-ID with other words are both kept, and both become cases")
    void oneMessageIdTwice() {
        String id = newId();
        takenIn("From: " + sender, "To: " + SUPPORT, "Subject: First", "Message-ID: " + id, "", "This.");
        takenIn("From: " + sender, "To: " + SUPPORT, "Subject: Second", "Message-ID: " + id, "", "That.");
        assertThat(mail.stored(id, "NEW_CASE")).isEqualTo(2);
        assertThat(casesFrom(sender)).isEqualTo(2);
    }

    @Test
    @DisplayName("P01 fourteen mails without a Message-ID are fourteen cases, each acknowledged once")
    void noMessageId() {
        for (int i = 0; i < 14; i++) {
            takenIn("From: " + sender, "To: " + SUPPORT, "Subject: Nameless " + i, "", "Words " + i);
        }
        assertThat(casesFrom(sender)).isEqualTo(14);
        assertThat(lettersTo(sender)).isEqualTo(14);
    }

    @Test
    @DisplayName(
            "P12 a sender whose name runs backwards, or is another's address, is answered at the real address only")
    void namesThatDeceive() {
        String id = newId();
        takenIn(
                "From: \"ada@acme.example\u202egnihtemos\" <" + sender + ">",
                "To: " + SUPPORT,
                "Subject: Who am I",
                "Message-ID: " + id,
                "",
                "x");
        assertThat(file(mail.caseOf(id)).reporter().email()).isEqualTo(sender);
        assertThat(file(mail.caseOf(id)).companyId()).isNull();
        assertThat(stored(id, "remarks")).contains("looks like an address, but is not the sender's");
        assertThat(lettersTo(sender)).isEqualTo(1);
    }

    @Test
    @DisplayName("P02 a subject cannot inject headers into the request to send it again")
    void headersCannotBeInjected() {
        String subject = "=?utf-8?Q?Hello=0D=0ABcc:_eve@evil.example=0D=0A=0D=0Abody?= " + tag;
        takenIn("From: " + sender, "To: boss@odd.example", "Cc: " + SUPPORT, "Subject: " + subject, "", "x");
        mail.send();
        assertThat(mail.mailboxOf(sender))
                .singleElement()
                .satisfies(it -> assertThat(it.subject())
                        .startsWith("Re: Hello Bcc: eve@evil.example")
                        .doesNotContain("\n"));
        assertThat(lettersTo("eve@evil.example")).isZero();
    }
}
