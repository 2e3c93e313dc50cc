package com.calibermind.support.process;

import java.util.List;
import java.util.Map;
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
