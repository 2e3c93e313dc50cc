package com.calibermind.support.incidents;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A file kept with an incident. Written once; the database itself refuses to change it (P32). */
@Entity
@Immutable
class IncidentEvidence {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "incident_evidence_seq")
    Long id;

    Long incidentId;
    Instant at;
    String addedBy;
    String name;
    String contentType;
    long size;
    String sha256;
    byte[] content;

    protected IncidentEvidence() {}

    IncidentEvidence(SecurityIncident incident, Instant at, String by, EvidenceFile file) {
        this.incidentId = incident.id;
        this.at = at;
        this.addedBy = by;
        this.name = file.name();
        this.contentType = file.contentType();
        this.size = file.content().length;
        this.sha256 = file.sha256();
        this.content = file.content();
    }
}
