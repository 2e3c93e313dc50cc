package com.calibermind.support.meetings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A session that was held, counted against what the company is entitled to (P35). */
@Entity
@Immutable
class TrainingSession {

    @Id
    Long meetingId;

    Long companyId;
    Instant heldAt;

    /** One a line. */
    String attended;

    boolean extra;
    String recordedBy;

    protected TrainingSession() {}
}
