package com.calibermind.support.mail;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.InboundMail.Verdict;
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
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a mail that the mail room could not place. */
@Component
@Transactional
public class ParkedMails {

    /** What the reviewer sees; {@code text} is the raw beginning if the mail could not be parsed. */
    public record MailFile(String reason, String from, String subject, String text) {}

    private static final int RAW_SHOWN = 10_000;
    private static final Outcome DECIDED = Outcome.refused("Somebody has decided on this mail already.");

    private final InboundMails mails;
    private final Contents contents;
    private final MailReader reader;
    private final ReadingLimits limits;
    private final MailSorting sorting;

    ParkedMails(InboundMails mails, Contents contents, MailReader reader, ReadingLimits limits, MailSorting sorting) {
        this.mails = mails;
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
        this.sorting = sorting;
    }

    @Transactional(readOnly = true)
    public MailFile file(long mailId) {
        InboundMail mail = mail(mailId);
        ParsedMail parsed = parsed(mail);
        return new MailFile(mail.reason, parsed.from(), parsed.subject(), parsed.wholeText());
    }

    /** When the mail came in, UTC. */
    @Transactional(readOnly = true)
    public java.time.Instant receivedAt(long mailId) {
        return mail(mailId).receivedAt;
    }

    public Outcome openCase(long mailId, String by, String note) {
        InboundMail mail = mail(mailId);
        if (!mail.isParked()) {
            return DECIDED;
        }
        mail.review(Verdict.NEW_CASE, sorting.open(mail, parsed(mail)), by, note);
        return Outcome.DONE;
    }

    public Outcome discard(long mailId, String by, String note) {
        if (note == null || note.isBlank()) {
            return Outcome.refused("Say in the note why nobody needs to act on this mail. It is kept all the same.");
        }
        InboundMail mail = mail(mailId);
        if (!mail.isParked()) {
            return DECIDED;
        }
        mail.review(Verdict.DISCARDED, null, by, note);
        return Outcome.DONE;
    }

    private String beginning(InboundMail mail) {
        try (InputStream raw = contents.open(mail.sha256)) {
            return new String(raw.readNBytes(RAW_SHOWN), StandardCharsets.ISO_8859_1).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InboundMail mail(long id) {
        return mails.findById(id).orElseThrow(() -> new IllegalArgumentException("There is no mail " + id + "."));
    }

    private ParsedMail parsed(InboundMail mail) {
        if (reader.read(() -> contents.open(mail.sha256), limits) instanceof MailReader.Readable readable) {
            return readable.mail();
        }
        return new ParsedMail(
                null,
                null,
                List.of(),
                List.of(),
                "(mail that could not be read)",
                null,
                null,
                List.of(),
                MailHeaders.NONE,
                beginning(mail),
                "",
                List.of(),
                null,
                null,
                List.of());
    }
}
