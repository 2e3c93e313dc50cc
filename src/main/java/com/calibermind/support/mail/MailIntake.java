package com.calibermind.support.mail;

import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in one mail: raw bytes, verdict, and the case it opens or joins with its process, in one transaction. Only after
 * that has committed may the mail be flagged in its mailbox.
 */
@Component
class MailIntake {

    private final InboundMails mails;
    private final Contents contents;
    private final MailReader reader;
    private final ReadingLimits limits;
    private final MailSorting sorting;
    private final Clock clock;

    MailIntake(
            InboundMails mails,
            Contents contents,
            MailReader reader,
            ReadingLimits limits,
            MailSorting sorting,
            Clock clock) {
        this.mails = mails;
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
        this.sorting = sorting;
        this.clock = clock;
    }

    /** Safe to call again with the same mail: it is taken in once. */
    @Transactional
    public void take(RawMail raw) {
        if (mails.existsByMailboxAndUidValidityAndUid(raw.mailbox(), raw.uidValidity(), raw.uid())) {
            return;
        }
        InboundMail mail = store(raw);
        var original = mails.findFirstByIdentityOrderById(mail.identity);
        if (original.isPresent()) {
            mail.duplicateOf(original.get());
            mails.save(mail);
        } else {
            sorting.sort(mail, reader.read(raw.source(), limits));
        }
    }

    /** For a mail that {@link #take} failed on again and again: kept raw, for a person. */
    @Transactional
    public void park(RawMail raw, String why) {
        if (!mails.existsByMailboxAndUidValidityAndUid(raw.mailbox(), raw.uidValidity(), raw.uid())) {
            sorting.park(store(raw), why);
        }
    }

    private InboundMail store(RawMail raw) {
        try {
            return new InboundMail(raw, contents.keep(raw.source()::open), receipt(raw));
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of the mail cannot be read.", e);
        }
    }

    /** The response clock runs from the arrival, however long the mail then lay unread (P21); never from the future. */
    private Instant receipt(RawMail raw) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return raw.arrivedAt().isBefore(now) ? raw.arrivedAt() : now;
    }
}
