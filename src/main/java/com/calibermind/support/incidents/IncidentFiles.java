package com.calibermind.support.incidents;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads incidents. Whoever asks has been found to be of the response team. */
@Component
@Transactional(readOnly = true)
public class IncidentFiles {

    private final Incidents incidents;

    IncidentFiles(Incidents incidents) {
        this.incidents = incidents;
    }

    public Optional<IncidentFile> find(String reference) {
        return incidents.find(reference).map(this::file);
    }

    /** The contact that is owed, or was, since the newest alarm. */
    public IncidentFile.Contact contact(String reference) {
        return IncidentFile.Contact.of(incidents.get(reference).contact());
    }

    /** How many are being handled. The number may be told to those who watch the desk, nothing else. */
    public long open() {
        return incidents.countOpen();
    }

    /** A file of that incident, not of another; empty if there is none. */
    Optional<EvidenceFile> evidence(String reference, long id) {
        return incidents
                .find(reference)
                .flatMap(it -> incidents.evidence(it, id))
                .map(it -> new EvidenceFile(it.name, it.contentType, it.content));
    }

    private IncidentFile file(SecurityIncident it) {
        return new IncidentFile(
                it.reference,
                it.stage,
                it.suspicion,
                it.raisedAt,
                it.raisedBy,
                it.alarms,
                it.stoodDownBy,
                it.standDownReason,
                it.endedAt,
                it.contacts.stream().map(IncidentFile.Contact::of).toList(),
                incidents.entries(it),
                incidents.evidence(it));
    }
}
