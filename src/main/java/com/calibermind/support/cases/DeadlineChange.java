package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** Why the initial response is due when it is: each setting and moving of the deadline, never changed (P15, P21). */
@Entity
class DeadlineChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_change_seq")
    Long id;

    Long caseId;
    Instant at;

    @Enumerated(EnumType.STRING)
    Severity severity;

    /** Null for the first. */
    Instant oldDue;

    Instant newDue;
    String changedBy;
    String reason;

    protected DeadlineChange() {}

    DeadlineChange(SupportCase theCase, Instant at, Instant oldDue, String changedBy, String reason) {
        this.caseId = theCase.id;
        this.at = at;
        this.severity = theCase.watchedSeverity();
        this.oldDue = oldDue;
        this.newDue = theCase.respondBy;
        this.changedBy = changedBy;
        this.reason = reason;
    }
}
