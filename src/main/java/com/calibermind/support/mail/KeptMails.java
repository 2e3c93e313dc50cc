package com.calibermind.support.mail;

import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailHeaders;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads mails again from the bytes that were kept. */
@Component
class KeptMails {

    private static final int RAW_SHOWN = 10_000;

    private final Contents contents;
    private final MailReader reader;
    private final ReadingLimits limits;

    KeptMails(Contents contents, MailReader reader, ReadingLimits limits) {
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
    }

    /** Of a mail that cannot be read: what is known of it, with its raw beginning for a text. */
    ParsedMail parsed(InboundMail mail) {
        return reader.read(() -> contents.open(mail.sha256), limits) instanceof MailReader.Readable readable
                ? readable.mail()
                : asFarAsKnown(mail);
    }

    private ParsedMail asFarAsKnown(InboundMail mail) {
        return new ParsedMail(
                mail.sender,
                null,
                List.of(),
                List.of(),
                mail.subject == null || mail.subject.isBlank() ? "(mail that could not be read)" : mail.subject,
                mail.messageId,
                null,
                List.of(),
                MailHeaders.NONE,
                beginning(mail),
                "",
                List.of(),
                null,
                null,
                false,
                List.of());
    }

    private String beginning(InboundMail mail) {
        try (InputStream raw = contents.open(mail.sha256)) {
            return new String(raw.readNBytes(RAW_SHOWN), StandardCharsets.ISO_8859_1).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
