package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Reporter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What every form on a case shows: what the customer said, who they are, how long is left, and why. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormFacts implements FactSource {

    private final CaseFiles files;
    private final FactWords words;

    FormFacts(CaseFiles files, FactWords words) {
        this.files = files;
        this.words = words;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        String reference = SupportCaseSteps.reference(task);
        return files.find(reference).map(it -> of(it, task)).orElse(Map.of());
    }

    private Map<String, String> of(CaseFile file, DelegateTask task) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("caseReference", file.reference());
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
        facts.put("caseConversation", conversation(file.reference()));
        facts.put("caseDeadlines", deadlines(file.reference()));
        if (task.getTaskDefinitionKey().equals("Task_Triage")) {
            facts.putAll(triageDefaults(file));
        }
        return facts;
    }

    /** What the form starts with where the customer or the table has already said it. */
    private static Map<String, String> triageDefaults(CaseFile file) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("affectedSystems", file.impairment().affectedSystems());
        defaults.put("affectedUsers", file.impairment().affectedUsers());
        defaults.put(
                "severity",
                file.proposedSeverity() == null ? null : file.proposedSeverity().code());
        defaults.put(
                "requestKind",
                file.requestKind() == null ? null : file.requestKind().code());
        defaults.values().removeIf(Objects::isNull);
        return defaults;
    }

    private String timeLeft(CaseFile file) {
        return file.respondedAt() == null
                ? words.timeTo(file.respondBy()) + ", " + file.watchedSeverity().label()
                : "Answered " + words.at(file.respondedAt())
                        + (file.respondedAt().isBefore(file.respondBy()) ? ", in time" : ", too late");
    }

    private String contact(CaseFile file) {
        Reporter reporter = file.reporter();
        String who = Stream.of(reporter.name(), reporter.company())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return "%s%nE-mail: %s%nPhone: %s%nBy %s, received %s%nTheir ticket: %s%nHappened: %s%nURL: %s"
                .formatted(
                        FactWords.known(who),
                        FactWords.known(reporter.email()) + (file.senderDoubted() ? " (sender not verified)" : ""),
                        FactWords.known(reporter.phone()),
                        file.channel().words(),
                        words.at(file.receivedAt()),
                        FactWords.known(file.ticketNumber()),
                        FactWords.known(file.occurredAt()),
                        FactWords.known(file.url()));
    }

    private String conversation(String reference) {
        String entries = files.conversation(reference).stream()
                .map(it -> "%s · %s · %s%s%s%n%s%s"
                        .formatted(
                                words.at(it.at()),
                                it.kind().words(),
                                it.author()
                                        + (it.channel() == null
                                                ? ""
                                                : " by " + it.channel().words()),
                                it.to() == null ? "" : " · to " + it.to(),
                                it.delivery() == null
                                        ? ""
                                        : " · " + it.delivery().toLowerCase(Locale.ROOT),
                                it.remark() == null ? "" : "[" + it.remark() + "]\n",
                                it.text()))
                .collect(Collectors.joining("\n\n"));
        return entries.isEmpty() ? "nothing yet" : entries;
    }

    private String deadlines(String reference) {
        return files.deadlines(reference).stream().map(words::explained).collect(Collectors.joining("\n\n"));
    }
}
