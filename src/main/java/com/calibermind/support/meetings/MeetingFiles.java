package com.calibermind.support.meetings;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads meetings. */
@Component
@Transactional(readOnly = true)
public class MeetingFiles {

    private final Meetings meetings;

    MeetingFiles(Meetings meetings) {
        this.meetings = meetings;
    }

    /** @throws IllegalArgumentException if there is no such meeting */
    public MeetingFile of(long meetingId) {
        return MeetingFile.of(meetings.get(meetingId));
    }
}
