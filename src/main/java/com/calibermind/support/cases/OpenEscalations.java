package com.calibermind.support.cases;

import org.springframework.stereotype.Component;

/** A case with an escalation that nobody has settled yet does not close (P28). */
@Component
class OpenEscalations implements KeepsOpen {

    private final Cases cases;

    OpenEscalations(Cases cases) {
        this.cases = cases;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return cases.hasOpenEscalation(cases.get(reference));
    }
}
