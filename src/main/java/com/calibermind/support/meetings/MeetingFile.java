package com.calibermind.support.meetings;

import java.time.Instant;

/**
 * What a person or a timer needs to know of a meeting.
 *
 * @param organiser user id of whoever planned it
 * @param summary time, link, topic and what each attendee has answered, in words
 */
public record MeetingFile(Instant startsAt, String organiser, String summary) {

    static MeetingFile of(Meeting it) {
        return new MeetingFile(it.startsAt, it.organiser, MeetingWords.summary(it));
    }
}
