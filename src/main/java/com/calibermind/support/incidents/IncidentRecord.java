package com.calibermind.support.incidents;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Outcome;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes notes and evidence for an incident, at any stage and also after its end (P32). */
@Component
@Transactional
public class IncidentRecord {

    private static final int LONGEST_NOTE = 10_000;

    private final Incidents incidents;
    private final Timeline timeline;
    private final CaseFiles cases;
    private final IncidentProperties properties;
    private final Clock clock;

    IncidentRecord(
            Incidents incidents, Timeline timeline, CaseFiles cases, IncidentProperties properties, Clock clock) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.cases = cases;
        this.properties = properties;
        this.clock = clock;
    }

    /** A note, a file, or both; either may be null. */
    public Outcome add(String reference, String note, EvidenceFile file, String by) {
        Optional<SecurityIncident> incident = incidents.find(reference);
        Optional<String> objection = incident.isEmpty() ? Optional.of(noIncident(reference)) : objection(note, file);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        if (!isEmpty(note)) {
            timeline.add(incident.orElseThrow(), by, note);
        }
        if (file != null) {
            keep(incident.orElseThrow(), file, by);
        }
        return Outcome.DONE;
    }

    private void keep(SecurityIncident incident, EvidenceFile file, String by) {
        incidents.add(new IncidentEvidence(incident, clock.instant(), by, file));
        timeline.add(
                incident,
                by,
                "Evidence kept: %s, %d bytes, SHA-256 %s".formatted(file.name(), file.content().length, file.sha256()));
    }

    private String noIncident(String reference) {
        return cases.find(reference).isEmpty()
                ? "There is no case of that reference: copy it from the task's title."
                : "No security incident has been raised on that case: raise a security alarm first.";
    }

    private Optional<String> objection(String note, EvidenceFile file) {
        if (isEmpty(note) && file == null) {
            return Optional.of("Nothing was added: write a note, choose a file, or both.");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            return Optional.of("The note is too long: add what is over " + LONGEST_NOTE + " characters as a file.");
        }
        if (file != null && file.content().length == 0) {
            return Optional.of("The file is empty: choose the one that holds the evidence.");
        }
        return file != null && file.content().length > properties.maxEvidence().toBytes()
                ? Optional.of(properties.tooLarge())
                : Optional.empty();
    }

    private static boolean isEmpty(String note) {
        return note == null || note.isBlank();
    }
}
