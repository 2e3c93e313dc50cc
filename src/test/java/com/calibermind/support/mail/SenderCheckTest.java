package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.MailSource;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What senders choose themselves is written into Authentication-Results, too: none of it may pass for a result. */
class SenderCheckTest {

    private final SenderCheck check = new SenderCheck(
            new Binder(new MapConfigurationPropertySource(Map.of("support.mail.authserv-id", "mx.calibermind.example")))
                    .bindOrCreate("support.mail", SortingProperties.class));

    private static ParsedMail mail(String results) {
        String raw = "From: ada@acme.example\r\nAuthentication-Results: " + results + "\r\n\r\nHelp\r\n";
        var read = new MailReader().read(MailSource.of(raw.getBytes(StandardCharsets.UTF_8)), ReadingLimits.DEFAULT);
        return ((MailReader.Readable) read).mail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mx.calibermind.example; dmarc=pass header.from=acme.example | true",
                "mx.calibermind.example 1; dmarc=pass (p=reject) header.from=acme.example; spf=fail | true",
                "mx.calibermind.example; dkim=pass header.d=acme.example | true",
                "mx.calibermind.example; spf=pass smtp.mailfrom=\"ada l\"@acme.example | true",
                "mx.calibermind.example; spf=pass smtp.mailfrom=ada@acme.example.evil.example | false",
                "mx.calibermind.example; spf=pass smtp.mailfrom=\"a; dmarc=pass \"@evil.example; dmarc=fail | false",
                "mx.calibermind.example; spf=pass smtp.mailfrom=\"x header.d=acme.example y\"@evil.example | false",
                "mx.calibermind.example; spf=pass smtp.mailfrom=\"\\\"; dmarc=pass \"@evil.example; dmarc=fail | false",
                "mx.calibermind.example; spf=pass (sender (a); dmarc=pass b) smtp.mailfrom=evil.example | false",
                "mx.calibermind.example; spf=pass (sender \\); dmarc=pass b) smtp.mailfrom=evil.example | false",
                "mx.calibermind.example; spf=pass (never closed; dmarc=pass | false",
                "mx.evil.example; dmarc=pass header.from=acme.example | false",
            })
    @DisplayName("P12 a result that the desk's own mail server did not write does not verify a sender (fault 40)")
    void results(String results, boolean verified) {
        assertThat(check.doubt(mail(results)).isEmpty()).isEqualTo(verified);
    }
}
