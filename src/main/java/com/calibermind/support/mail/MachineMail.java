package com.calibermind.support.mail;

import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply.Voice;
import com.calibermind.support.mail.CaseFinder.Found;
import com.calibermind.support.mail.CaseFinder.Known;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.MailRules.Findings;
import org.springframework.stereotype.Component;

/** What becomes of mails that no person wrote: none is answered, and none is lost (P12). */
@Component
class MachineMail {

    private final CaseFinder finder;
    private final CaseMail cases;
    private final Parking parking;
    private final DeliveryNews news;
    private final MailCaps caps;
    private final Reception reception;
    private final MailProperties properties;

    MachineMail(
            CaseFinder finder,
            CaseMail cases,
            Parking parking,
            DeliveryNews news,
            MailCaps caps,
            Reception reception,
            MailProperties properties) {
        this.finder = finder;
        this.cases = cases;
        this.parking = parking;
        this.news = news;
        this.caps = caps;
        this.reception = reception;
        this.properties = properties;
    }

    void reported(InboundMail mail, ParsedMail parsed) {
        if (!news.take(mail, parsed)) {
            news.guess(mail, parsed).ifPresentOrElse(it -> proposed(mail, parsed, it), () -> strange(mail, parsed));
        }
    }

    private void proposed(InboundMail mail, ParsedMail parsed, OutgoingMail letter) {
        parking.park(
                mail,
                parsed,
                "It says that a letter to %s did not arrive, but not which one; the last was \"%s\". Anybody could have written this report."
                        .formatted(letter.recipient, letter.subject),
                letter.caseReference,
                "delivery reports on " + letter.recipient);
    }

    private void strange(InboundMail mail, ParsedMail parsed) {
        parking.park(
                mail,
                parsed,
                "A mail server reports on the delivery of a mail that is none of ours.",
                null,
                "delivery reports");
    }

    /** Kept on the case and moves nothing: no reminder, no clock, no closed case (P12). */
    void answered(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        if (found instanceof Known known && caps.areManyOn(known.reference(), mail.receivedAt)) {
            parking.parkFlood(mail, parsed, known.reference());
        } else if (found instanceof Known known) {
            cases.decide(mail, Verdict.NOTED, "a machine answers: " + known.because(), known.reference());
            cases.reply(known.reference(), mail, parsed, Voice.MACHINE);
        } else if (finder.noticeAnsweredBy(parsed).isPresent()) {
            cases.decide(mail, Verdict.NOTED, "a machine answers a letter of ours that belongs to no case", null);
        } else {
            park(mail, parsed, findings, found);
        }
    }

    /** A customer's machine that sounds the alarm is heard at once (P31); whatever else machines send, a person sorts. */
    void sent(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        boolean heard = isAlarm(parsed)
                && properties.reaches(parsed.to())
                && reception.isCustomer(parsed.from())
                && !caps.areManyFrom(parsed.from(), mail.receivedAt);
        if (heard && found instanceof CaseFinder.None) {
            cases.open(mail, parsed, "a customer's machine sounds the alarm");
        } else {
            park(mail, parsed, findings, found);
        }
    }

    private boolean isAlarm(ParsedMail parsed) {
        return reception.suspicion(parsed.subject() + "\n" + parsed.wholeText()).isPresent();
    }

    private void park(InboundMail mail, ParsedMail parsed, Findings findings, Found found) {
        parking.park(
                mail, parsed, "Sent by a machine: " + String.join("; ", findings.reasons()) + ".", found.pointsTo());
    }
}
