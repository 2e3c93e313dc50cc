package com.calibermind.support.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Read-only facts of a form. They are read when the form opens, so they are never stale, and never stored in the engine.
 * Later sources may overwrite what earlier ones said (Spring's {@code @Order}).
 */
interface FactSource {

    /** Fields that begin so are ours to fill and nobody's to submit. */
    List<String> PREFIXES = List.of(
            "case",
            "escalation",
            "mail",
            "incident",
            "consultation",
            "meeting",
            "account",
            "training",
            "outage",
            "letter",
            "suggested");

    /** Facts in which nobody but the desk speaks, or in lines of their own beside what people have said. */
    Set<String> DESKS_WORDS = Set.of(
            "caseTimeLeft",
            "caseReporter",
            "caseMissing",
            "caseProposal",
            "caseDeadlines",
            "caseNotes",
            "escalationReason",
            "escalationWords",
            "consultationFrom",
            "meetingSummary",
            "trainingEntitlement",
            "accountChange",
            "accountContacts",
            "incidentSuspicion",
            "incidentContact",
            "incidentTimeline",
            "outageSummary",
            "outageProgress",
            "outageCases",
            "letterWhat",
            "letterFate",
            "letterSince",
            "letterClock",
            "mailReason",
            "mailReceived",
            "suggestedArticles");

    /** Facts that hold what people have said, or a word of the desk that there is nothing. */
    Set<String> PEOPLES_WORDS_OR_NONE = Set.of("letterText", "mailQuoted", "mailAttachments", "consultationAdvice");

    static boolean isFact(String field) {
        return PREFIXES.stream().anyMatch(field::startsWith);
    }

    /** Empty if the task is about something else. */
    Map<String, String> of(DelegateTask task);

    /** Whether the task is of that process. */
    static boolean isOf(DelegateTask task, String process) {
        return task.getProcessDefinitionId().startsWith(process + ":");
    }
}
