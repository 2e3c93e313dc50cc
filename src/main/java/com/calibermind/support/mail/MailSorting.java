package com.calibermind.support.mail;

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

    private final OutgoingMails letters;
    private final CaseFinder finder;
    private final CaseMail cases;
    private final Parking parking;
    private final MachineMail machines;
    private final SendAgain sendAgain;
    private final ParkedMails parked;
    private final MailCaps caps;
    private final SenderCheck senders;
    private final InviteReplies invites;
    private final MailProperties properties;

    MailSorting(
            OutgoingMails letters,
            CaseFinder finder,
            CaseMail cases,
            Parking parking,
            MachineMail machines,
            SendAgain sendAgain,
            ParkedMails parked,
            MailCaps caps,
            SenderCheck senders,
            InviteReplies invites,
            MailProperties properties) {
        this.letters = letters;
        this.finder = finder;
        this.cases = cases;
        this.parking = parking;
        this.machines = machines;
        this.sendAgain = sendAgain;
        this.parked = parked;
        this.caps = caps;
        this.senders = senders;
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
            cases.decide(mail, Verdict.JOINED, "it answers our invite to a meeting", kept.reference());
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
            case DELIVERY_REPORT -> machines.reported(mail, parsed);
            case ANSWER_BY_MACHINE -> machines.answered(mail, parsed, findings, found);
            case SENT_BY_MACHINE -> machines.sent(mail, parsed, findings, found);
            case NOT_TO_BE_ANSWERED, ORDINARY -> written(mail, parsed, found);
        }
    }

    /** Our own mail coming back, or somebody who says to be us: no case, and no answer. */
    private boolean isOwn(InboundMail mail, ParsedMail parsed) {
        Optional<OutgoingMail> letter = Optional.ofNullable(parsed.messageId()).flatMap(letters::findByMessageId);
        boolean fromUs = properties.isOurs(parsed.from());
        if (letter.isPresent() && fromUs) {
            cases.decide(mail, Verdict.NOTED, "our own letter has come back", letter.get().caseReference);
        } else if (letter.isPresent()) {
            parking.park(mail, parsed, "It has the Message-ID of a letter of ours, but another sender.", null);
        } else if (fromUs) {
            parking.park(
                    mail,
                    parsed,
                    "It says that the desk itself sent it, but it is no letter of ours.",
                    finder.find(parsed).pointsTo(),
                    "from ourselves");
        }
        return letter.isPresent() || fromUs;
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
        } else if (!properties.reaches(parsed.to())) {
            mail.remark(List.of(sendAgain.ask(mail, parsed)));
            parking.park(mail, parsed, copied(parsed), null);
        } else if (caps.areManyFrom(parsed.from(), mail.receivedAt)) {
            parking.parkFlood(mail, parsed, null);
        } else {
            cases.open(mail, parsed, "a new report");
            if (senders.doubt(parsed).isEmpty()) {
                parked.sentAgain(parsed, mail.caseReference);
            }
        }
    }

    private void join(InboundMail mail, ParsedMail parsed, Known known) {
        if (caps.areManyOn(known.reference(), mail.receivedAt)) {
            parking.parkFlood(mail, parsed, known.reference());
            return;
        }
        if (known.outsider()) {
            mail.remark(List.of("From somebody outside the case, who has had our letter in hand."));
        }
        cases.decide(mail, Verdict.JOINED, known.because(), known.reference());
        cases.reply(known.reference(), mail, parsed, known.outsider() ? Voice.OUTSIDER : Voice.PARTY);
    }

    private String copied(ParsedMail parsed) {
        return properties.reaches(parsed.cc())
                ? "It only copies the support address (Cc) instead of writing to it (To)."
                : "The support address is neither in To nor in Cc: it was copied blindly, or an address of ours is not configured (support.mail.aliases).";
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }
}
