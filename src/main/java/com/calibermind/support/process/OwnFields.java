package com.calibermind.support.process;

import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** What a person may submit with a form: its fields, not the facts shown on it nor what the engine holds. */
final class OwnFields {

    private OwnFields() {}

    /** Types are kept: a file is a typed value. */
    static VariableMap of(Map<String, Object> submitted) {
        VariableMap given = Variables.fromMap(submitted == null ? Map.of() : submitted);
        VariableMap own = Variables.createVariables();
        given.keySet().stream()
                .filter(it -> !FactSource.isFact(it) && !CaseVariable.isHeldByEngine(it))
                .forEach(it -> own.putValueTyped(it, given.getValueTyped(it)));
        return own;
    }
}
