package com.calibermind.support.incidents;

import com.calibermind.support.policy.Deadline;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One contact that the IRT lead owes the reporter, its deadline and what was said; each alarm anew owes another (P33). */
@Entity
class ReporterContact {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reporter_contact_seq")
    Long id;

    Instant contactBy;
    Instant warnAt;
    Instant warnedAt;
    Instant missedAt;
    /** Null while it is owed. */
    Instant contactedAt;

    String contactedBy;

    @Embedded
    ContactFacts facts;

    protected ReporterContact() {}

    ReporterContact(Deadline deadline) {
        this.contactBy = deadline.due();
        this.warnAt = deadline.warnAt();
    }

    boolean isOwed() {
        return contactedAt == null;
    }

    /** False if there is nothing to warn of, or somebody has been warned already. */
    boolean warned(Instant at) {
        boolean first = isOwed() && warnedAt == null;
        warnedAt = first ? at : warnedAt;
        return first;
    }

    /** False if it is not missed at that instant, or the miss is known already. At exactly the deadline it is missed. */
    boolean missed(Instant at) {
        boolean first = isOwed() && missedAt == null && !at.isBefore(contactBy);
        missedAt = first ? at : missedAt;
        return first;
    }

    void made(ContactFacts said, String by, Instant at) {
        facts = said;
        contactedBy = by;
        contactedAt = at;
    }
}
