package com.calibermind.support.process;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;

/** The few values that the engine holds, each declared once. All else is read from the case. */
record CaseVariable<T>(String name, Class<T> type) {

    private static final Set<String> HELD = new HashSet<>();

    /** "1" to "4", for the gateway of the four response tasks; a field of forms, too. */
    static final CaseVariable<String> SEVERITY = new CaseVariable<>("severity", String.class);

    /** {@link com.calibermind.support.cases.RequestKind#code()}, or empty: then a specialist looks first; a form's field, too. */
    static final CaseVariable<String> REQUEST_KIND = new CaseVariable<>("requestKind", String.class);

    /** "resolve", "askCustomer", "otherKind" or "done"; a form's field, too. */
    static final CaseVariable<String> NEXT_STEP = new CaseVariable<>("nextStep", String.class);

    /** Whether a mail that sounds like one is a wish for escalation; a form's field, too. */
    static final CaseVariable<Boolean> MEANT = new CaseVariable<>("meant", Boolean.class);

    static final CaseVariable<Boolean> BY_MAIL = held("byMail", Boolean.class);
    static final CaseVariable<Boolean> CLOSED = held("closed", Boolean.class);

    /** "authorised", "notAuthorised" or "otherKind". */
    static final CaseVariable<String> AUTHORISATION = held("authorisation", String.class);

    static final CaseVariable<Boolean> APPROVED = held("approved", Boolean.class);

    /** "held", "moved", "cancelled" or "notReached". */
    static final CaseVariable<String> MEETING_OUTCOME = held("meetingOutcome", String.class);

    static final CaseVariable<Boolean> ALL_TOLD = held("allTold", Boolean.class);
    static final CaseVariable<Boolean> OUTAGE_OVER = held("outageOver", Boolean.class);
    static final CaseVariable<Boolean> SETTLED = held("settled", Boolean.class);
    static final CaseVariable<Boolean> ANSWER_ACCEPTED = held("answerAccepted", Boolean.class);

    /** "manager" or "headOfCustomerSuccess". */
    static final CaseVariable<String> ADDRESSEE = held("addressee", String.class);

    static final CaseVariable<Long> ESCALATION_ID = held("escalationId", Long.class);
    /** The entry of the conversation that holds a wish for escalation. */
    static final CaseVariable<Long> MESSAGE_ID = held("messageId", Long.class);

    static final CaseVariable<Long> MAIL_ID = held("mailId", Long.class);
    static final CaseVariable<Long> LETTER_ID = held("letterId", Long.class);
    static final CaseVariable<Long> MEETING_ID = held("meetingId", Long.class);
    static final CaseVariable<Long> CONSULTATION_ID = held("consultationId", Long.class);
    static final CaseVariable<Long> OUTAGE_ID = held("outageId", Long.class);

    /** For whoever watches in Cockpit; no gateway reads it. */
    static final CaseVariable<String> OUTAGE_TOLD = held("outageTold", String.class);

    /** Nobody submits these with a form. */
    static boolean isHeldByEngine(String name) {
        return HELD.contains(name);
    }

    T of(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }

    /** For a value that only the next gateway reads, in the same transaction: it costs no row and can never be stale. */
    void decide(VariableScope scope, T value) {
        scope.setVariable(name, Variables.untypedValue(value, true));
    }

    private static <T> CaseVariable<T> held(String name, Class<T> type) {
        HELD.add(name);
        return new CaseVariable<>(name, type);
    }
}
