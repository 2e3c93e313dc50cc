package com.calibermind.support.mail;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.NoticeAnswered;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.AutomaticMail;
import com.calibermind.support.meetings.InviteReplies;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decides what becomes of a mail that is safely kept: a new case, part of one, or a person's work. */
@Component
class MailSorting {

    private final InboundMails mails;
    private final CaseFinder finder;
    private final Reception reception;
    private final InviteReplies invites;
    private final ApplicationEventPublisher events;

    MailSorting(
            InboundMails mails,
            CaseFinder finder,
            Reception reception,
            InviteReplies invites,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.finder = finder;
        this.reception = reception;
        this.invites = invites;
        this.events = events;
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

    void sort(InboundMail mail, MailReader.Result result) {
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
            reception.reply(known.reference(), reply(mail, parsed));
        } else {
            mail.decide(Verdict.NEW_CASE, "a new report", open(mail, parsed));
            mails.save(mail);
        }
    }

    private static Reply reply(InboundMail mail, ParsedMail parsed) {
        return new Reply(parsed.from(), parsed.subject(), parsed.text(), parsed.folded(), mail.receivedAt, List.of());
    }

    void park(InboundMail mail, String why) {
        mail.decide(Verdict.PARKED, why, null);
        events.publishEvent(new MailParked(mails.save(mail).id));
    }
}
