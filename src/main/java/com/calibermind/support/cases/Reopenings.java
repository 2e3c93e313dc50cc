package com.calibermind.support.cases;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps when cases that were done went back to work, for whoever asks how well they had been done (P37). */
@Component
class Reopenings {

    private final Cases cases;
    private final Clock clock;

    Reopenings(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Whoever opened it again: the customer's word, a wish for escalation, an alarm. */
    @EventListener
    void on(CaseReopened event) {
        keep(cases.get(event.reference()));
    }

    /** The customer was not content with the resolution, and said so before the case was closed. */
    void keep(SupportCase theCase) {
        cases.add(new CaseReopening(theCase, clock.instant()));
    }
}
