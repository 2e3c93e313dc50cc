package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.ParkedMails;
import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The read-only facts of a form: what the customer said, who they are, how long is left. They are read from the case when
 * the form opens, so they are never stale, and never stored in the engine.
 */
@Component
class FormFacts {

    private static final String UNKNOWN = "not known";

    private final CaseFiles files;
    private final ParkedMails mails;
    private final SupportProperties properties;
    private final Clock clock;

    FormFacts(CaseFiles files, ParkedMails mails, SupportProperties properties, Clock clock) {
        this.files = files;
        this.mails = mails;
        this.properties = properties;
        this.clock = clock;
    }

    /** Fields of these prefixes are ours to fill and nobody's to submit. */
    static boolean isFact(String field) {
        return field.startsWith("case") || field.startsWith("escalation") || field.startsWith("mail");
    }

    Map<String, String> ofCase(String reference) {
        CaseFile file = files.of(reference);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("caseReference", reference);
        facts.put("caseTimeLeft", timeLeft(file));
        facts.put("caseReporter", contact(file));
        facts.put("caseSubject", file.subject());
        facts.put("caseWords", file.description());
        facts.put("caseMissing", file.missing().isEmpty() ? "nothing" : String.join(", ", file.missing()));
        facts.put(
                "caseProposal",
                file.proposedSeverity() == null
                        ? "none yet: watched as Severity 1"
                        : file.proposedSeverity().label());
        facts.put("caseConversation", conversation(reference));
        return facts;
    }

    /** What the form starts with where the customer or the table has already said it. */
    Map<String, String> triageDefaults(String reference) {
        CaseFile file = files.of(reference);
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("affectedSystems", file.impairment().affectedSystems());
        defaults.put("affectedUsers", file.impairment().affectedUsers());
        defaults.put(
                "severity",
                file.proposedSeverity() == null ? null : file.proposedSeverity().code());
        defaults.values().removeIf(Objects::isNull);
        return defaults;
    }

    Map<String, String> ofEscalation(long escalationId) {
        EscalationFile file = files.escalation(escalationId);
        return Map.of(
                "escalationReason", file.reason().words() + " (" + file.reason().clause() + ")",
                "escalationWords", file.requestedBy() + ": " + Objects.requireNonNullElse(file.words(), ""),
                "caseTimeLeft", timeTo(file.reviewDue()));
    }

    Map<String, String> ofMail(long mailId) {
        ParkedMails.MailFile mail = mails.file(mailId);
        return Map.of(
                "mailReason", mail.reason(),
                "mailFrom", Objects.requireNonNullElse(mail.from(), UNKNOWN),
                "mailSubject", mail.subject(),
                "mailText", mail.text());
    }

    private String timeLeft(CaseFile file) {
        return file.respondedAt() == null
                ? timeTo(file.respondBy()) + ", " + file.watchedSeverity().label()
                : "Answered " + at(file.respondedAt())
                        + (file.respondedAt().isBefore(file.respondBy()) ? ", in time" : ", too late");
    }

    private String timeTo(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        String words = left.isNegative() || left.isZero()
                ? "MISSED by " + TimeWords.of(left.negated())
                : TimeWords.of(left) + " left";
        return words + ", due " + at(due);
    }

    private String contact(CaseFile file) {
        Reporter reporter = file.reporter();
        String who = Stream.of(reporter.name(), reporter.company())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return "%s%nE-mail: %s%nPhone: %s%nBy %s, received %s%nTheir ticket: %s%nHappened: %s%nURL: %s"
                .formatted(
                        who.isEmpty() ? UNKNOWN : who,
                        known(reporter.email()),
                        known(reporter.phone()),
                        file.channel().words(),
                        at(file.receivedAt()),
                        known(file.ticketNumber()),
                        known(file.occurredAt()),
                        known(file.url()));
    }

    private String conversation(String reference) {
        String entries = files.conversation(reference).stream()
                .map(it -> "%s · %s · %s%s%n%s"
                        .formatted(
                                at(it.at()),
                                it.kind().words(),
                                it.author(),
                                it.delivery() == null
                                        ? ""
                                        : " · " + it.delivery().toLowerCase(),
                                it.text()))
                .collect(Collectors.joining("\n\n"));
        return entries.isEmpty() ? "nothing yet" : entries;
    }

    private String at(Instant moment) {
        return TimeWords.at(moment, properties.timeZone());
    }

    private static String known(String value) {
        return value == null || value.isBlank() ? UNKNOWN : value;
    }
}
