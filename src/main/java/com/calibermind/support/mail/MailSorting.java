package com.calibermind.support.mail;

import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply.Voice;
import com.calibermind.support.mail.CaseFinder.Found;
import com.calibermind.support.mail.CaseFinder.Known;
import com.calibermind.support.mail.CaseFinder.Stranger;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.MailRules;
import com.calibermind.support.mail.rules.MailRules.Findings;
import com.calibermind.support.meetings.InviteReplies;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides what becomes of a mail that is safely kept: a new case, part of one, or a person's work. */
@Component
class MailSorting {

    private final InboundMails mails;
    private final OutgoingMails letters;
    private final CaseFinder finder;
    private final CaseMail cases;
    private final Parking parking;
    private final DeliveryNews news;
    private final SendAgain sendAgain;
    private final MailCaps caps;
    private final SenderCheck senders;
    private final Reception reception;
    private final InviteReplies invites;
    private final MailProperties properties;

    MailSorting(
            InboundMails mails,
            OutgoingMails letters,
            CaseFinder finder,
            CaseMail cases,
            Parking parking,
            DeliveryNews news,
            SendAgain sendAgain,
            MailCaps caps,
            SenderCheck senders,
            Reception reception,
            InviteReplies invites,
            MailProperties properties) {
        this.mails = mails;
        this.letters = letters;
        this.finder = finder;
        this.cases = cases;
        this.parking = parking;
        this.news = news;
        this.sendAgain = sendAgain;
        this.caps = caps;
        this.senders = senders;
        this.reception = reception;
        this.invites = invites;
        this.properties = properties;
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

    /** Also of a mail that could not be read. */
    void park(InboundMail mail, String why) {
        parking.park(mail, why);
    }

    /** Invites first: many calendars mark their answers as automatic, and none of them asks for one of ours. */
    private void sort(InboundMail mail, ParsedMail parsed) {
        Findings findings = MailRules.examine(parsed);
        mail.remark(findings.reasons().stream().map(MailSorting::sentence).toList());
        mail.remark(senders.doubt(parsed).stream().toList());
        mail.remark(parsed.remarks());
        InviteReplies.Verdict verdict = parsed.calendar() == null
                ? new InviteReplies.NoReply()
                : invites.take(parsed.calendar(), parsed.from(), parsed.text());
        if (verdict instanceof InviteReplies.Kept kept) {
            decide(mail, Verdict.JOINED, "it answers our invite to a meeting", kept.reference());
        } else if (verdict instanceof InviteReplies.NotInvited stranger) {
            parking.park(
                    mail,
                    parsed,
                    "It answers an invite of case " + stranger.reference() + ", but its sender was not invited.",
                    stranger.reference());
        } else if (!isOwn(mail, parsed)) {
            sort(mail, parsed, findings, finder.find(parsed));
        }
    }

    private void sort(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        switch (findings.nature()) {
            case DELIVERY_REPORT -> reported(mail, parsed);
            case ANSWER_BY_MACHINE -> answeredByMachine(mail, parsed, findings, found);
            case SENT_BY_MACHINE -> sentByMachine(mail, parsed, findings, found);
            case NOT_TO_BE_ANSWERED, ORDINARY -> written(mail, parsed, found);
        }
    }

    /** Our own mail coming back, or somebody who says to be us: no case, and no answer. */
    private boolean isOwn(InboundMail mail, ParsedMail parsed) {
        Optional<OutgoingMail> letter = Optional.ofNullable(parsed.messageId()).flatMap(letters::findByMessageId);
        boolean fromUs = properties.isOurs(parsed.from());
        if (letter.isPresent() && fromUs) {
            decide(mail, Verdict.NOTED, "our own letter has come back", letter.get().caseReference);
        } else if (letter.isPresent()) {
            parking.park(mail, parsed, "It has the Message-ID of a letter of ours, but another sender.", null);
        } else if (fromUs) {
            parking.park(
                    mail,
                    parsed,
                    "It says that the desk itself sent it, but it is no letter of ours.",
                    reference(finder.find(parsed)),
                    "from ourselves");
        }
        return letter.isPresent() || fromUs;
    }

    private void reported(InboundMail mail, ParsedMail parsed) {
        if (news.take(mail, parsed)) {
            mails.save(mail);
        } else {
            parking.park(
                    mail,
                    parsed,
                    "A mail server reports on the delivery of a mail that is none of ours.",
                    null,
                    "delivery reports");
        }
    }

    /** Kept on the case and moves nothing: no reminder, no clock, no closed case (P12). */
    private void answeredByMachine(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        if (found instanceof Known known && caps.areManyOn(known.reference(), mail.receivedAt)) {
            parkTooMany(mail, parsed, known.reference());
        } else if (found instanceof Known known) {
            decide(mail, Verdict.NOTED, "a machine answers: " + known.because(), known.reference());
            cases.reply(known.reference(), mail, parsed, Voice.MACHINE);
        } else if (finder.noticeAnsweredBy(parsed).isPresent()) {
            decide(mail, Verdict.NOTED, "a machine answers a letter of ours that belongs to no case", null);
        } else {
            parkMachine(mail, parsed, findings, found);
        }
    }

    /** A customer's machine that sounds the alarm is heard at once (P31); whatever else machines send, a person sorts. */
    private void sentByMachine(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        boolean heard = isAlarm(parsed)
                && isAddressed(parsed)
                && reception.isCustomer(parsed.from())
                && !caps.areManyFrom(parsed.from(), mail.receivedAt);
        if (heard && found instanceof CaseFinder.None) {
            open(mail, parsed, "a customer's machine sounds the alarm");
        } else {
            parkMachine(mail, parsed, findings, found);
        }
    }

    private boolean isAlarm(ParsedMail parsed) {
        return reception.suspicion(parsed.subject() + "\n" + parsed.wholeText()).isPresent();
    }

    private void written(InboundMail mail, ParsedMail parsed, Found found) {
        if (found instanceof Known known) {
            join(mail, parsed, known);
        } else if (found instanceof Stranger stranger) {
            parking.park(
                    mail,
                    parsed,
                    "It seems to be about case " + stranger.reference() + " (" + stranger.because()
                            + "), but its sender does not belong to that case.",
                    stranger.reference());
        } else if (!isAddressed(parsed)) {
            mail.remark(List.of(sendAgain.ask(parsed)));
            parking.park(mail, parsed, copied(parsed), null);
        } else if (caps.areManyFrom(parsed.from(), mail.receivedAt)) {
            parkTooMany(mail, parsed, null);
        } else {
            open(mail, parsed, "a new report");
        }
    }

    private void join(InboundMail mail, ParsedMail parsed, Known known) {
        if (caps.areManyOn(known.reference(), mail.receivedAt)) {
            parkTooMany(mail, parsed, known.reference());
            return;
        }
        if (known.outsider()) {
            mail.remark(List.of("From somebody outside the case, who has had our letter in hand."));
        }
        decide(mail, Verdict.JOINED, known.because(), known.reference());
        cases.reply(known.reference(), mail, parsed, known.outsider() ? Voice.OUTSIDER : Voice.PARTY);
    }

    private void open(InboundMail mail, ParsedMail parsed, String why) {
        mail.decide(Verdict.NEW_CASE, why, cases.open(mail, parsed));
        mails.save(mail);
    }

    private void parkMachine(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        parking.park(
                mail, parsed, "Sent by a machine: " + String.join("; ", findings.reasons()) + ".", reference(found));
    }

    private void parkTooMany(InboundMail mail, ParsedMail parsed, String reference) {
        parking.park(
                mail,
                parsed,
                "So many mails came within a short time that they are reviewed together (support.mail.caps).",
                reference,
                reference == null ? "from " + parsed.from() : "on " + reference);
    }

    private void decide(InboundMail mail, Verdict verdict, String why, String reference) {
        mail.decide(verdict, why, reference);
        mails.save(mail);
    }

    private boolean isAddressed(ParsedMail parsed) {
        return parsed.to().stream().anyMatch(properties::isOurs);
    }

    private String copied(ParsedMail parsed) {
        return parsed.cc().stream().anyMatch(properties::isOurs)
                ? "It only copies the support address (Cc) instead of writing to it (To)."
                : "The support address is neither in To nor in Cc: it was copied blindly, or an address of ours is not configured (support.mail.aliases).";
    }

    private static String reference(Found found) {
        if (found instanceof Known known) {
            return known.reference();
        }
        return found instanceof Stranger stranger ? stranger.reference() : null;
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }
}
