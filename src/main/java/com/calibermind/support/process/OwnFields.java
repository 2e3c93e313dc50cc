package com.calibermind.support.process;

import java.util.HashMap;
import java.util.Map;

/** What a person may submit with a task: the fields of a form, not the facts shown on it nor what the engine holds. */
final class OwnFields {

    private OwnFields() {}

    static Map<String, Object> of(Map<String, Object> submitted) {
        Map<String, Object> own = new HashMap<>(submitted == null ? Map.of() : submitted);
        own.keySet().removeIf(it -> FactSource.isFact(it) || CaseVariable.isHeldByEngine(it));
        return own;
    }
}
