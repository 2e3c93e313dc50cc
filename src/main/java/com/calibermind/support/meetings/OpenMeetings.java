package com.calibermind.support.meetings;

import com.calibermind.support.cases.KeepsOpen;
import org.springframework.stereotype.Component;

/** Somebody is invited: the case waits for that (P05, P14). */
@Component
class OpenMeetings implements KeepsOpen {

    private final Meetings meetings;

    OpenMeetings(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return meetings.isAnyPlanned(reference);
    }
}
