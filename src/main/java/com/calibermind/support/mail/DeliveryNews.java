package com.calibermind.support.mail;

import com.calibermind.support.cases.Deliveries;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.DeliveryReport;
import com.calibermind.support.mail.reading.ParsedMail;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What mail servers report of letters that they had taken (RFC 3464): brought to the letter, and so to its case. */
@Component
class DeliveryNews {

    /** Servers give up after five days (RFC 5321, section 4.5.4.1), and need a while to say so. */
    private static final Duration LATEST = Duration.ofDays(7);

    private final OutgoingMails letters;
    private final Deliveries deliveries;
    private final CaseMail cases;

    DeliveryNews(OutgoingMails letters, Deliveries deliveries, CaseMail cases) {
        this.letters = letters;
        this.cases = cases;
        this.deliveries = deliveries;
    }

    /** False if it names no letter of ours. Its Message-ID is what nobody knows who has not had the letter in hand. */
    boolean take(InboundMail mail, ParsedMail parsed) {
        DeliveryReport report = parsed.report();
        Optional<OutgoingMail> letter = report == null || report.messageId() == null
                ? Optional.empty()
                : letters.findByMessageId(report.messageId());
        letter.ifPresent(it -> take(mail, report, it));
        return letter.isPresent();
    }

    /**
     * Of a report that names no letter at all: the newest one to the address it speaks of. No more than a guess, and anybody
     * can write such a report.
     */
    Optional<OutgoingMail> guess(InboundMail mail, ParsedMail parsed) {
        DeliveryReport report = parsed.report();
        return report == null || report.messageId() != null || report.recipient() == null
                ? Optional.empty()
                : letters.findFirstByRecipientAndAcceptedAtNotNullAndQueuedAtAfterOrderByQueuedAtDesc(
                        report.recipient(), mail.receivedAt.minus(LATEST));
    }

    private void take(InboundMail mail, DeliveryReport report, OutgoingMail letter) {
        String action = report.action();
        cases.decide(
                mail,
                Verdict.NOTED,
                "a mail server reports our " + letter.messageId + " as " + action,
                letter.caseReference);
        if (action.equals("failed")) {
            deliveries.bounced(letter.id, mail.receivedAt, words(report));
        } else if (action.equals("delayed")) {
            deliveries.delayed(letter.id, mail.receivedAt, words(report));
        }
    }

    private static String words(DeliveryReport report) {
        String words = Stream.of(report.status(), report.diagnostic())
                .filter(it -> it != null && !it.isBlank())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "no reason was given" : words;
    }
}
