package com.calibermind.support.outages;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;

/** A case that comes from an outage and is answered along with the others. */
@Entity(name = "OutageLink")
@jakarta.persistence.Table(name = "outage_case")
class OutageLink {

    @Embeddable
    record Key(Long outageNumber, String caseReference) implements Serializable {}

    @EmbeddedId
    Key key;

    String linkedBy;
    Instant linkedAt;

    protected OutageLink() {}

    OutageLink(Outage outage, String caseReference, String by, Instant at) {
        this.key = new Key(outage.number, caseReference);
        this.linkedBy = by;
        this.linkedAt = at;
    }
}
