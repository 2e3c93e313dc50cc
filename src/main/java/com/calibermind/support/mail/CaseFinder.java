package com.calibermind.support.mail;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Which case a mail belongs to (P13): the one whose letter it answers; else, for somebody who belongs to it, the one whose
 * mail it answers or that its subject names.
 */
@Component
class CaseFinder {

    sealed interface Found {

        /** The case that it seems to be about, whether or not its sender may join it; or null. */
        String pointsTo();
    }

    /** @param outsider the sender has had our letter in hand, but is nobody of the case */
    record Known(String reference, String because, boolean outsider) implements Found {
        @Override
        public String pointsTo() {
            return reference;
        }
    }

    /** It points to a case, but its sender is nobody of it. */
    record Stranger(String reference, String because) implements Found {
        @Override
        public String pointsTo() {
            return reference;
        }
    }

    record None() implements Found {
        @Override
        public String pointsTo() {
            return null;
        }
    }

    private static final int MOST = 5;
    private static final Limit SAME_ID = Limit.of(50);
    private static final Set<Verdict> ON_CASE = Set.of(Verdict.NEW_CASE, Verdict.JOINED);

    private final OutgoingMails outgoing;
    private final InboundMails inbound;
    private final CaseFiles files;
    private final Reception reception;
    private final Pattern reference;

    CaseFinder(
            OutgoingMails outgoing,
            InboundMails inbound,
            CaseFiles files,
            Reception reception,
            SupportProperties properties) {
        this.outgoing = outgoing;
        this.inbound = inbound;
        this.files = files;
        this.reception = reception;
        this.reference = Pattern.compile("\\b" + properties.referencePrefix() + "-\\d{4}-\\d{6,12}\\b");
    }

    Found find(ParsedMail mail) {
        return letterAnswered(mail)
                .map(it -> known(it, mail))
                .or(() -> byTheirMail(mail))
                .or(() -> bySubject(mail))
                .orElseGet(None::new);
    }

    /** The letter without case that the mail answers: nothing to join, but good to know of the case that it opens. */
    Optional<Long> noticeAnsweredBy(ParsedMail mail) {
        return mail.references().isEmpty()
                ? Optional.empty()
                : outgoing.findFirstByMessageIdInAndCaseReferenceNull(mail.references())
                        .map(OutgoingMail::getId);
    }

    /** By a Message-ID that we gave out: it holds a secret, so what is made up is not found. The nearest counts. */
    private Optional<OutgoingMail> letterAnswered(ParsedMail mail) {
        return mail.references().isEmpty()
                ? Optional.empty()
                : outgoing.findByMessageIdInAndCaseReferenceNotNull(mail.references()).stream()
                        .min(Comparator.comparingInt(it -> mail.references().indexOf(it.messageId)));
    }

    private Found known(OutgoingMail letter, ParsedMail mail) {
        return new Known(
                letter.caseReference,
                "it answers our " + letter.messageId,
                !reception.belongs(letter.caseReference, mail.from()));
    }

    /** Customers' Message-IDs are no secret: they show the way, but open no door. */
    private Optional<Found> byTheirMail(ParsedMail mail) {
        List<String> cases = mail.references().isEmpty()
                ? List.of()
                : inbound.findByMessageIdInAndVerdictIn(mail.references(), ON_CASE, SAME_ID).stream()
                        .sorted(Comparator.comparingInt(it -> mail.references().indexOf(it.messageId)))
                        .map(it -> it.caseReference)
                        .toList();
        return forSender(mail, cases, "it answers a mail of the case");
    }

    private Optional<Found> bySubject(ParsedMail mail) {
        List<String> cases = reference
                .matcher(mail.subject())
                .results()
                .map(MatchResult::group)
                .limit(MOST)
                .filter(it -> files.find(it).isPresent())
                .toList();
        return forSender(mail, cases, "its subject names the case");
    }

    private Optional<Found> forSender(ParsedMail mail, List<String> cases, String because) {
        Optional<Found> own = cases.stream()
                .distinct()
                .limit(MOST)
                .filter(it -> reception.belongs(it, mail.from()))
                .findFirst()
                .map(it -> new Known(it, because + " and its sender belongs to it", false));
        return own.or(() -> cases.stream().findFirst().map(it -> new Stranger(it, because)));
    }
}
