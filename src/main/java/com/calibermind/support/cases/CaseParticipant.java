package com.calibermind.support.cases;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** Somebody who belongs to a case beside its reporter: wrote on it, or was named by somebody who sees it. */
@Entity
class CaseParticipant {

    /** @param email lower case */
    @Embeddable
    record Key(String email, Long caseId) {}

    @EmbeddedId
    Key key;

    /** Null for whoever just wrote: they are not shown what is suspected to be a security incident. */
    String namedBy;

    Instant since;

    protected CaseParticipant() {}

    CaseParticipant(SupportCase theCase, String email, String namedBy, Instant since) {
        this.key = new Key(email, theCase.id);
        this.namedBy = namedBy;
        this.since = since;
    }
}
