package com.calibermind.support.meetings;

import com.calibermind.support.cases.Outcome;

/**
 * What came of planning a meeting.
 *
 * @param meetingId null if it was refused
 */
public record Planning(Outcome outcome, Long meetingId) {

    static Planning refused(String reason) {
        return new Planning(Outcome.refused(reason), null);
    }
}
