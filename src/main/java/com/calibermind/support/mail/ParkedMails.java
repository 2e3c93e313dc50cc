package com.calibermind.support.mail;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.mail.InboundMail.Verdict;
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
    private final MailParser parser;
    private final MailIntake intake;

    ParkedMails(InboundMails mails, MailParser parser, MailIntake intake) {
        this.mails = mails;
        this.parser = parser;
        this.intake = intake;
    }

    @Transactional(readOnly = true)
    public MailFile file(long mailId) {
        InboundMail mail = mail(mailId);
        ParsedMail parsed = parsed(mail);
        return new MailFile(mail.reason, parsed.from(), parsed.subject(), parsed.text());
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
        mail.review(Verdict.NEW_CASE, intake.open(mail, parsed(mail)), by, note);
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

    private InboundMail mail(long id) {
        return mails.findById(id).orElseThrow(() -> new IllegalArgumentException("There is no mail " + id + "."));
    }

    private ParsedMail parsed(InboundMail mail) {
        if (parser.parse(mail.raw) instanceof MailParser.Readable readable) {
            return readable.mail();
        }
        String raw = new String(mail.raw, 0, Math.min(mail.raw.length, RAW_SHOWN), StandardCharsets.ISO_8859_1);
        return new ParsedMail(
                null,
                null,
                "(mail that could not be read)",
                null,
                List.of(),
                raw.replace("\0", ""),
                null,
                "unreadable");
    }
}
