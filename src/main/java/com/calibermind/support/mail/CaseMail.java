package com.calibermind.support.mail;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.NoticeAnswered;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.cases.Reply.Voice;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.MailRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings a kept mail onto a case, with its files, its people and what is to be known of it. */
@Component
class CaseMail {

    private static final String UNKNOWN = "unknown sender";

    private final InboundMails mails;
    private final Reception reception;
    private final Postbox postbox;
    private final MailAttachments attachments;
    private final SenderCheck senders;
    private final CaseFinder finder;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;

    CaseMail(
            InboundMails mails,
            Reception reception,
            Postbox postbox,
            MailAttachments attachments,
            SenderCheck senders,
            CaseFinder finder,
            MailProperties properties,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.reception = reception;
        this.postbox = postbox;
        this.attachments = attachments;
        this.senders = senders;
        this.finder = finder;
        this.properties = properties;
        this.events = events;
    }

    /** By itself. */
    void open(InboundMail mail, ParsedMail parsed, String why) {
        decide(mail, Verdict.NEW_CASE, why, open(mail, parsed));
    }

    void decide(InboundMail mail, Verdict verdict, String why, String reference) {
        mail.decide(verdict, why, reference);
        mails.save(mail);
    }

    /** Whoever decided so. Returns the new reference. */
    String open(InboundMail mail, ParsedMail parsed) {
        boolean doubted = senders.doubt(parsed).isPresent();
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
                !MailRules.examine(parsed).nature().mayBeAnswered(),
                attachments.keep(mail, parsed),
                doubted,
                null));
        if (!mail.remarks().isEmpty()) {
            postbox.note(reference, "mail", "Of this mail: " + String.join(" ", mail.remarks()));
        }
        if (!doubted) {
            admitPeopleOf(parsed, reference);
        }
        finder.noticeAnsweredBy(parsed).ifPresent(it -> events.publishEvent(new NoticeAnswered(it, reference)));
        return reference;
    }

    /** A party's mail brings those in to whom it went, too: they may answer it. */
    void reply(String reference, InboundMail mail, ParsedMail parsed, Voice voice) {
        mail.entry = reception.reply(
                reference,
                new Reply(
                        Objects.requireNonNullElse(parsed.from(), UNKNOWN),
                        parsed.subject(),
                        parsed.text(),
                        parsed.folded(),
                        mail.receivedAt,
                        attachments.keep(mail, parsed),
                        null,
                        voice,
                        mail.remarks()));
        if (voice == Voice.PARTY && senders.doubt(parsed).isEmpty()) {
            admitPeopleOf(parsed, reference);
        }
    }

    private void admitPeopleOf(ParsedMail parsed, String reference) {
        var others = Stream.concat(parsed.to().stream(), parsed.cc().stream())
                .filter(it -> !properties.isOurs(it))
                .toList();
        reception.admit(reference, others, "written to by " + parsed.from());
    }
}
