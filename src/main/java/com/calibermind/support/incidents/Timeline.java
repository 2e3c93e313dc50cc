package com.calibermind.support.incidents;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes the timeline of an incident: every line with who and when, at the stage at which the incident stands (P32). */
@Component
class Timeline {

    private final Incidents incidents;
    private final Clock clock;

    Timeline(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /** PostgreSQL takes no NUL in a text. */
    void add(SecurityIncident incident, String by, String text) {
        incidents.add(new IncidentEntry(incident, clock.instant(), by, text.replace("\0", "")));
    }
}
