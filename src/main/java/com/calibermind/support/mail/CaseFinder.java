package com.calibermind.support.mail;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which case a mail belongs to (P13): by a Message-ID that we gave out, else by reference and sender together. */
@Component
class CaseFinder {

    sealed interface Found {}

    record Known(String reference, String because) implements Found {}

    record Stranger(String reference) implements Found {}

    record None() implements Found {}

    private final OutgoingMails outgoing;
    private final CaseFiles files;
    private final Reception reception;
    private final Pattern reference;

    CaseFinder(OutgoingMails outgoing, CaseFiles files, Reception reception, SupportProperties properties) {
        this.outgoing = outgoing;
        this.files = files;
        this.reception = reception;
        this.reference = Pattern.compile("\\b" + properties.referencePrefix() + "-\\d{4}-\\d{6,12}\\b");
    }

    Found find(ParsedMail mail) {
        return byMessageId(mail).or(() -> byReference(mail)).orElseGet(None::new);
    }

    /** The letter without case that the mail answers: nothing to join, but good to know of the case that it opens. */
    Optional<Long> noticeAnsweredBy(ParsedMail mail) {
        return mail.references().isEmpty()
                ? Optional.empty()
                : outgoing.findFirstByMessageIdInAndCaseReferenceNull(mail.references())
                        .map(OutgoingMail::getId);
    }

    private Optional<Found> byMessageId(ParsedMail mail) {
        return mail.references().isEmpty()
                ? Optional.empty()
                : outgoing.findFirstByMessageIdInAndCaseReferenceNotNull(mail.references())
                        .map(it -> new Known(it.caseReference, "it answers our " + it.messageId));
    }

    private Optional<Found> byReference(ParsedMail mail) {
        Matcher matcher = reference.matcher(mail.subject());
        if (!matcher.find() || files.find(matcher.group()).isEmpty()) {
            return Optional.empty();
        }
        String named = matcher.group();
        return Optional.of(
                reception.belongs(named, mail.from())
                        ? new Known(named, "its subject names the case and its sender belongs to it")
                        : new Stranger(named));
    }
}
