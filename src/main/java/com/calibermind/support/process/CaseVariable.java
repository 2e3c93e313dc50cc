package com.calibermind.support.process;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The few values that the engine holds, each declared once: what a gateway reads and what identifies. All else is read
 * from the case.
 */
record CaseVariable<T>(String name, Class<T> type) {

    private static final Set<String> HELD = new HashSet<>();

    /** "1" to "4". */
    static final CaseVariable<String> SEVERITY = field("severity");

    /** {@link com.calibermind.support.cases.RequestKind#code()}, or "followUp": what the customer wrote is read first. */
    static final CaseVariable<String> REQUEST_KIND = field("requestKind");

    /** "resolve", "askCustomer", "otherKind" or "done". */
    static final CaseVariable<String> NEXT_STEP = field("nextStep");

    static final CaseVariable<Boolean> BY_MAIL = held("byMail", Boolean.class);
    static final CaseVariable<Boolean> SETTLED = held("settled", Boolean.class);
    static final CaseVariable<Boolean> ANSWER_ACCEPTED = held("answerAccepted", Boolean.class);
    static final CaseVariable<Boolean> CLOSED = held("closed", Boolean.class);
    static final CaseVariable<Long> ESCALATION_ID = held("escalationId", Long.class);

    /** "manager" or "headOfCustomerSuccess". */
    static final CaseVariable<String> ADDRESSEE = held("addressee", String.class);

    static final CaseVariable<Long> MAIL_ID = held("mailId", Long.class);

    /** Whether a mail that sounds like one is a wish for escalation; a field of its form, too. */
    static final CaseVariable<Boolean> MEANT = new CaseVariable<>("meant", Boolean.class);

    /** "authorised", "notAuthorised" or "otherKind". */
    static final CaseVariable<String> AUTHORISATION = held("authorisation", String.class);

    static final CaseVariable<Boolean> APPROVED = held("approved", Boolean.class);
    static final CaseVariable<Long> MEETING_ID = held("meetingId", Long.class);

    /** "held", "moved", "cancelled" or "notReached". */
    static final CaseVariable<String> MEETING_OUTCOME = held("meetingOutcome", String.class);

    static final CaseVariable<Long> CONSULTATION_ID = held("consultationId", Long.class);
    static final CaseVariable<Long> OUTAGE_ID = held("outageId", Long.class);
    static final CaseVariable<Boolean> ALL_TOLD = held("allTold", Boolean.class);
    static final CaseVariable<Boolean> OUTAGE_OVER = held("outageOver", Boolean.class);

    /** How far the telling has come; no gateway reads it, but Cockpit shows it while there is no form yet to show it. */
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

    private static <T> CaseVariable<T> held(String name, Class<T> type) {
        HELD.add(name);
        return new CaseVariable<>(name, type);
    }

    /** A field of a form as well; the listener of its task checks it and sets it anew. */
    private static CaseVariable<String> field(String name) {
        return new CaseVariable<>(name, String.class);
    }
}
