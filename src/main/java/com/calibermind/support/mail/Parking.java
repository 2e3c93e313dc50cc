package com.calibermind.support.mail;

import com.calibermind.support.cases.Reception;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.MailRules;
import com.calibermind.support.mail.rules.Nature;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Lays a mail aside for a person. Each makes a task, but of a flood only the first does: the others share it. */
@Component
class Parking {

    /** Decided on together, in one transaction; the next makes a new task. */
    static final int MOST_TOGETHER = 200;

    private final InboundMails mails;
    private final MailCaps caps;
    private final Reception reception;
    private final ApplicationEventPublisher events;

    Parking(InboundMails mails, MailCaps caps, Reception reception, ApplicationEventPublisher events) {
        this.mails = mails;
        this.caps = caps;
        this.reception = reception;
        this.events = events;
    }

    /** Of a mail that could not be read, or not wholly. */
    void park(InboundMail mail, String why) {
        if (mail.subject != null) {
            mail.suspicion = reception.suspicion(mail.subject).orElse(null);
        }
        decide(mail, why, bundleOf(mail));
    }

    /** @param proposedCase the case that it seems to be about, or null */
    void park(InboundMail mail, ParsedMail parsed, String why, String proposedCase) {
        park(mail, parsed, why, proposedCase, bundleOf(mail));
    }

    /**
     * @param proposedCase the case that it seems to be about, or null
     * @param bundle shares the task of the last mail that was parked under that name; null: a task of its own
     */
    void park(InboundMail mail, ParsedMail parsed, String why, String proposedCase, String bundle) {
        mail.proposedCase = proposedCase;
        mail.suspicion = suspicion(parsed).orElse(null);
        decide(mail, why, bundle == null || mail.suspicion == null ? bundle : bundle + ", alarming");
    }

    /** @param reference the case that all are about, or null: they are from one sender */
    void parkFlood(InboundMail mail, ParsedMail parsed, String reference) {
        park(
                mail,
                parsed,
                "So many mails came within a short time that they are reviewed together (support.mail.caps).",
                reference,
                reference == null ? "from " + parsed.from() : "on " + reference);
    }

    private String bundleOf(InboundMail mail) {
        if (!caps.areManyFrom(mail.sender, mail.receivedAt)) {
            return null;
        }
        return mail.sender == null ? "without sender" : "from " + mail.sender;
    }

    private void decide(InboundMail mail, String why, String bundle) {
        mail.decide(Verdict.PARKED, why, null);
        mail.bundle = bundle;
        Optional<InboundMail> leader = bundle == null
                ? Optional.empty()
                : mails.leaders(bundle, Limit.of(1)).stream()
                        .filter(it -> mails.countByParkedWith(it.id) < MOST_TOGETHER)
                        .findFirst();
        leader.ifPresent(mail::parkWith);
        InboundMail kept = mails.save(mail);
        if (leader.isEmpty()) {
            events.publishEvent(new MailParked(kept.id));
        }
    }

    /** A delivery report repeats the letter that it reports: that is nobody's word. */
    private Optional<String> suspicion(ParsedMail parsed) {
        return MailRules.examine(parsed).nature() == Nature.DELIVERY_REPORT
                ? Optional.empty()
                : reception.suspicion(parsed.subject() + "\n" + parsed.wholeText());
    }
}
