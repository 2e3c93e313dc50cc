package com.calibermind.support.cases;

import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.Severity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One line of the ledger: something happened to a deadline. Written once, never changed. */
@Entity
class DeadlineEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_entry_seq")
    Long id;

    Long caseId;

    @Enumerated(EnumType.STRING)
    DeadlineKind kind;

    @Enumerated(EnumType.STRING)
    DeadlineEvent event;

    /** The escalation or incident whose deadline it is; null for the case's own. */
    Long subject;

    Instant at;

    /** The severity that set the deadline; null if none did. */
    @Enumerated(EnumType.STRING)
    Severity severity;

    /** Null unless the deadline moved. */
    Instant oldDue;

    Instant due;

    String changedBy;

    String reason;

    protected DeadlineEntry() {}

    DeadlineEntry(SupportCase theCase, DeadlineKind kind, DeadlineEvent event, Instant at, Instant due) {
        this.caseId = theCase.id;
        this.kind = kind;
        this.event = event;
        this.at = at;
        this.due = due;
        boolean bySeverity = kind == DeadlineKind.TRIAGE || kind == DeadlineKind.INITIAL_RESPONSE;
        this.severity = bySeverity ? theCase.watchedSeverity() : null;
    }

    DeadlineEntry of(Long whichSubject) {
        subject = whichSubject;
        return this;
    }

    DeadlineEntry from(Instant earlierDue) {
        oldDue = earlierDue;
        return this;
    }

    DeadlineEntry because(String by, String why) {
        changedBy = by;
        reason = why;
        return this;
    }
}
