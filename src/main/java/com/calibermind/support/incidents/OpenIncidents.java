package com.calibermind.support.incidents;

import com.calibermind.support.cases.KeepsOpen;
import org.springframework.stereotype.Component;

/** A case with an incident that is still being handled does not close (P32). */
@Component
class OpenIncidents implements KeepsOpen {

    private final Incidents incidents;

    OpenIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return incidents.find(reference).filter(SecurityIncident::isOpen).isPresent();
    }
}
