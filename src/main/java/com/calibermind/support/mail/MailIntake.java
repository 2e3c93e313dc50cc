package com.calibermind.support.mail;

import com.calibermind.support.cases.Conflicts;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.MailReader.Result;
import com.calibermind.support.mail.reading.MailReader.Unreadable;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in one mail: raw bytes, verdict, and the case it opens or joins with its process, in one transaction. Only after
 * that has committed may the mail be moved in its mailbox.
 */
@Component
class MailIntake {

    /** What was found out about a mail before the database is asked to do anything about it. */
    record Read(RawMail raw, MailStamp stamp, Result result) {}

    /** A session that does nothing, or waits for a lock, is ended by the database: nobody else must wait for it. */
    private static final String IMPATIENCE = """
            select set_config('idle_in_transaction_session_timeout', '60s', true), set_config('lock_timeout', '30s', true)
            """;

    private final InboundMails mails;
    private final Contents contents;
    private final MailReader reader;
    private final ReadingLimits limits;
    private final MailSorting sorting;
    private final Clock clock;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    MailIntake(
            InboundMails mails,
            Contents contents,
            MailReader reader,
            ReadingLimits limits,
            MailSorting sorting,
            Clock clock,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
        this.sorting = sorting;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Safe to call again with the same mail: it is taken in once. Tells whether the mail belongs into quarantine. */
    boolean take(RawMail raw) {
        return keep(read(raw, stamp(raw)));
    }

    /** Outside any transaction: a mail that takes long to read must not hold up the database. */
    Read read(RawMail raw, MailStamp stamp) {
        return new Read(raw, stamp, reader.read(raw.source(), limits));
    }

    boolean keep(Read read) {
        return inTransaction(read.raw(), read.stamp(), mail -> {
            if (read.result() instanceof Unreadable) {
                mail.quarantine();
            }
            sorting.sort(mail, read.result());
        });
    }

    /** For a mail that {@link #take} failed on again and again: kept raw, for a person. */
    void park(RawMail raw, MailStamp stamp, String why) {
        inTransaction(raw, stamp, mail -> {
            mail.quarantine();
            sorting.park(mail, why);
        });
    }

    static MailStamp stamp(RawMail raw) {
        try {
            return MailStamp.of(raw.source());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Two copies at once: the database lets one be first, and the other one tries again. */
    private boolean inTransaction(RawMail raw, MailStamp stamp, Consumer<InboundMail> sort) {
        return Conflicts.triedAgain(() -> transaction.execute(status -> once(raw, stamp, sort)));
    }

    private boolean once(RawMail raw, MailStamp stamp, Consumer<InboundMail> sort) {
        jdbc.queryForMap(IMPATIENCE);
        InboundMail mail = store(raw, stamp);
        return mails.at(mail.mailbox, mail.uidValidity, mail.uid).stream()
                .filter(mail::isSameAs)
                .findFirst()
                .orElseGet(() -> sorted(mail, sort))
                .quarantined;
    }

    private InboundMail sorted(InboundMail mail, Consumer<InboundMail> sort) {
        var original = mails.firstLike(mail.identity, mail.sha256);
        if (original.isPresent()) {
            mail.duplicateOf(original.get());
            mails.save(mail);
        } else {
            sort.accept(mail);
        }
        return mail;
    }

    private InboundMail store(RawMail raw, MailStamp stamp) {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new InboundMail(raw, contents.keep(raw.source()::open), stamp.identity(), receipt(raw, now), now);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The response clock runs from the arrival, however long the mail then lay unread (P21); never from the future. */
    private static Instant receipt(RawMail raw, Instant now) {
        return raw.arrivedAt().isBefore(now) ? raw.arrivedAt() : now;
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The bytes of the mail cannot be read.", e);
    }
}
