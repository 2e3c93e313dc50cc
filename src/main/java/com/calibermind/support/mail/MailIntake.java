package com.calibermind.support.mail;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.NoticeAnswered;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.reading.ReadingLimits;
import com.calibermind.support.mail.rules.AutomaticMail;
import com.calibermind.support.meetings.InviteReplies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
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
    private final CaseFinder finder;
    private final Reception reception;
    private final InviteReplies invites;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailIntake(
            InboundMails mails,
            Contents contents,
            MailReader reader,
            ReadingLimits limits,
            CaseFinder finder,
            Reception reception,
            InviteReplies invites,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mails = mails;
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
        this.finder = finder;
        this.reception = reception;
        this.invites = invites;
        this.events = events;
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
            sort(mail, reader.read(raw.source(), limits));
        }
    }

    /** For a mail that {@link #take} failed on again and again: kept raw, for a person. */
    @Transactional
    public void park(RawMail raw, String why) {
        if (!mails.existsByMailboxAndUidValidityAndUid(raw.mailbox(), raw.uidValidity(), raw.uid())) {
            park(store(raw), why);
        }
    }

    private InboundMail store(RawMail raw) {
        try {
            return new InboundMail(raw, contents.keep(raw.source()::open), receipt(raw));
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of the mail cannot be read.", e);
        }
    }

    /** Opens a case from a mail, whoever decided so. */
    String open(InboundMail mail, ParsedMail parsed) {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                mail.receivedAt,
                new Reporter(null, parsed.fromName(), null, parsed.from()),
                parsed.subject(),
                parsed.wholeText(),
                null,
                null,
                null,
                Impairment.UNKNOWN,
                AutomaticMail.reason(parsed).isPresent()));
        finder.noticeAnsweredBy(parsed).ifPresent(it -> events.publishEvent(new NoticeAnswered(it, reference)));
        return reference;
    }

    private void sort(InboundMail mail, MailReader.Result result) {
        if (result instanceof MailReader.Unreadable unreadable) {
            if (unreadable.envelope() != null) {
                mail.describe(unreadable.envelope());
            }
            park(mail, unreadable.reason());
        } else if (result instanceof MailReader.Readable readable) {
            mail.describe(readable.mail());
            sort(mail, readable.mail());
        }
    }

    /** Before anything else: many calendars mark their answers as automatic, and none of them asks for one of ours. */
    private void sort(InboundMail mail, ParsedMail parsed) {
        InviteReplies.Verdict verdict = parsed.calendar() == null
                ? new InviteReplies.NoReply()
                : invites.take(parsed.calendar(), parsed.from(), parsed.text());
        if (verdict instanceof InviteReplies.Kept kept) {
            mail.decide(Verdict.JOINED, "it answers our invite to a meeting", kept.reference());
            mails.save(mail);
        } else if (verdict instanceof InviteReplies.NotInvited stranger) {
            park(mail, "It answers an invite of case " + stranger.reference() + ", but its sender was not invited.");
        } else {
            sortOrdinary(mail, parsed);
        }
    }

    private void sortOrdinary(InboundMail mail, ParsedMail parsed) {
        CaseFinder.Found found = finder.find(parsed);
        Optional<String> machine = AutomaticMail.reason(parsed);
        if (machine.isPresent()) {
            park(mail, "Sent by a machine: " + machine.get() + ".");
        } else if (found instanceof CaseFinder.Stranger stranger) {
            park(mail, "It names case " + stranger.reference() + ", but its sender does not belong to that case.");
        } else if (found instanceof CaseFinder.Known known) {
            mail.decide(Verdict.JOINED, known.because(), known.reference());
            mails.save(mail);
            reception.reply(known.reference(), parsed.from(), parsed.subject(), parsed.text(), mail.receivedAt);
        } else {
            mail.decide(Verdict.NEW_CASE, "a new report", open(mail, parsed));
            mails.save(mail);
        }
    }

    private void park(InboundMail mail, String why) {
        mail.decide(Verdict.PARKED, why, null);
        events.publishEvent(new MailParked(mails.save(mail).id));
    }

    /** The response clock runs from the arrival, however long the mail then lay unread (P21); never from the future. */
    private Instant receipt(RawMail raw) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return raw.arrivedAt().isBefore(now) ? raw.arrivedAt() : now;
    }
}
