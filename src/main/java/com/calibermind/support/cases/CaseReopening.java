package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A case that was done, resolved or closed, went back to work. Written once, never changed. */
@Entity
class CaseReopening {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_reopening_seq")
    Long id;

    Long caseId;
    Instant at;

    /** By which it was watched at that moment. */
    @Enumerated(EnumType.STRING)
    Severity severity;

    protected CaseReopening() {}

    CaseReopening(SupportCase theCase, Instant at) {
        this.caseId = theCase.id;
        this.at = at;
        this.severity = theCase.watchedSeverity();
    }
}
