package com.calibermind.support.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a person may submit with a task: the fields of a form, not the facts shown on it nor what the engine holds. */
final class OwnFields {

    /** {@code severity} is a field of the triage form, too; its listener checks and sets it. */
    private static final Set<String> HELD_BY_ENGINE = Set.of(
            CaseVariable.BY_MAIL.name(),
            CaseVariable.SETTLED.name(),
            CaseVariable.ANSWER_ACCEPTED.name(),
            CaseVariable.SOLVED.name(),
            CaseVariable.CLOSED.name(),
            CaseVariable.ESCALATION_ID.name(),
            CaseVariable.ADDRESSEE.name(),
            CaseVariable.MAIL_ID.name());

    private OwnFields() {}

    static Map<String, Object> of(Map<String, Object> submitted) {
        Map<String, Object> own = new HashMap<>(submitted == null ? Map.of() : submitted);
        own.keySet().removeIf(it -> FormFacts.isFact(it) || HELD_BY_ENGINE.contains(it));
        return own;
    }
}
