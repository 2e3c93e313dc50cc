package com.calibermind.support.incidents;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One line of an incident's timeline. Written once; the database itself refuses to change it (P32). */
@Entity
@Immutable
class IncidentEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "incident_entry_seq")
    Long id;

    Long incidentId;
    Instant at;
    String author;

    @Enumerated(EnumType.STRING)
    IncidentStage stage;

    String text;

    protected IncidentEntry() {}

    IncidentEntry(SecurityIncident incident, Instant at, String author, String text) {
        this.incidentId = incident.id;
        this.stage = incident.stage;
        this.at = at;
        this.author = author;
        this.text = text;
    }
}
