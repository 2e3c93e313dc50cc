package com.calibermind.support.process;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The few values that the engine holds of a case, each declared once: what a gateway reads and what identifies. All else
 * is read from the case.
 */
record CaseVariable<T>(String name, Class<T> type) {

    /** "1" to "4". */
    static final CaseVariable<String> SEVERITY = new CaseVariable<>("severity", String.class);

    static final CaseVariable<Boolean> BY_MAIL = new CaseVariable<>("byMail", Boolean.class);
    static final CaseVariable<Boolean> SETTLED = new CaseVariable<>("settled", Boolean.class);
    static final CaseVariable<Boolean> ANSWER_ACCEPTED = new CaseVariable<>("answerAccepted", Boolean.class);
    static final CaseVariable<Boolean> SOLVED = new CaseVariable<>("solved", Boolean.class);
    static final CaseVariable<Boolean> CLOSED = new CaseVariable<>("closed", Boolean.class);
    static final CaseVariable<Long> ESCALATION_ID = new CaseVariable<>("escalationId", Long.class);

    /** "manager" or "headOfCustomerSuccess". */
    static final CaseVariable<String> ADDRESSEE = new CaseVariable<>("addressee", String.class);

    static final CaseVariable<Long> MAIL_ID = new CaseVariable<>("mailId", Long.class);

    T of(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
