package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.Severity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One knock at the door of hierarchic escalation, and what came of it (P28 to P30). */
@Entity
class Escalation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "escalation_seq")
    Long id;

    Long caseId;

    @Enumerated(EnumType.STRING)
    EscalationReason reason;

    @Enumerated(EnumType.STRING)
    Authority authority;

    Instant requestedAt;
    String requestedBy;
    String words;

    /** The deadline that was missed, so that one miss is one escalation; null for a customer's wish. */
    Instant missedDeadline;

    Instant reviewDue;
    Instant passedOnAt;
    int reminders;

    Boolean policyFollowed;
    String clause;
    String finding;
    String answer;

    /** The user who goes on with the case by decision of the reviewer, or null. */
    String assignedTo;

    @Enumerated(EnumType.STRING)
    Severity severityRaisedTo;

    boolean expedited;
    String settledBy;
    Instant settledAt;
    Instant answeredAt;

    protected Escalation() {}

    Escalation(SupportCase theCase, EscalationWish wish, Instant missed, Instant at, Instant reviewDue) {
        this.caseId = theCase.id;
        this.reason = wish.reason();
        this.authority = wish.authority();
        this.words = wish.words();
        this.requestedBy = wish.by();
        this.requestedAt = at;
        this.reviewDue = reviewDue;
        this.missedDeadline = missed;
    }

    void passOn(Instant at, Instant due) {
        authority = authority.superior();
        passedOnAt = at;
        reviewDue = due;
    }

    int reminded() {
        return ++reminders;
    }

    void settle(Finding found, String by, Instant at) {
        policyFollowed = found.policyFollowed();
        clause = found.clause();
        finding = found.finding();
        answer = found.answer();
        settledBy = by;
        settledAt = at;
    }

    /** What the reviewer did about it; it has really happened (P30). */
    void acted(EscalationAction action) {
        assignedTo = action.assignTo();
        severityRaisedTo = action.raiseTo();
        expedited = action.expedite();
    }

    /** Over: until then it keeps its case open, so that the answer finds it (P28). */
    void answered(Instant at) {
        answeredAt = at;
    }

    boolean hasAnswer() {
        return answer != null && !answer.isBlank();
    }
}
