package com.calibermind.support.meetings;

import com.calibermind.support.policy.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** How a meeting is put to people: in the customer's zone, and in UTC for everybody else. */
final class MeetingWords {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private MeetingWords() {}

    static String invitation(Meeting meeting, String subject) {
        return "we invite you to a %s about \"%s\".%n%n%s%n%nYour calendar can accept or decline the invite in this mail."
                .formatted(meeting.kind.words(), subject, details(meeting));
    }

    static String moved(Meeting meeting, String subject, String before) {
        return "the %s about \"%s\" has been moved. It was to begin at %s; now it is:%n%n%s%n%nYour calendar shows it as soon as it has read this mail; please accept or decline it anew."
                .formatted(meeting.kind.words(), subject, before, details(meeting));
    }

    static String cancelled(Meeting meeting, String subject) {
        return "the %s about \"%s\" that was to begin at %s does not take place. Your calendar takes it out as soon as it has read this mail."
                .formatted(meeting.kind.words(), subject, at(meeting));
    }

    static String thanks(Meeting session, String attended) {
        String counted = session.extra
                ? "It was an extra session, as agreed."
                : "It was the standard session that is part of your setup.";
        return "thank you for the training session of %s. %s%n%nWho attended:%n%s%n%nQuestions that come up later are welcome at any time."
                .formatted(at(session), counted, attended);
    }

    static String calledOff(Meeting session) {
        String left = session.extra ? "" : " The standard session that is part of your setup is still yours.";
        return "the training session of %s does not take place.%s Write to us when you would like to plan it anew."
                .formatted(at(session), left);
    }

    /** "24 Nov 2026 14:30 CET (Europe/Berlin)". */
    static String at(Meeting meeting) {
        return at(meeting.startsAt, meeting.zone);
    }

    private static String at(Instant start, ZoneId zone) {
        String time = TimeWords.at(start, zone);
        return isUtc(zone) ? time : time + " (" + zone + ")";
    }

    /** "Video call of 24 Nov 2026 14:30 CET (Europe/Berlin)". */
    static String named(Meeting meeting) {
        return meeting.kind.title() + " of " + at(meeting);
    }

    /** For the desk. */
    static String summary(Meeting meeting) {
        String attendees = meeting.attendees.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue().participation.words())
                .collect(Collectors.joining("\n"));
        String extra = meeting.extra ? "\nAn extra session, beyond the entitlement" : "";
        return "%s%s%n%nInvited by %s:%n%s".formatted(details(meeting), extra, meeting.organiser, attendees);
    }

    static String details(Meeting meeting) {
        String length = TimeWords.of(Duration.ofMinutes(meeting.minutes));
        String utc = isUtc(meeting.zone) ? "" : "%n      %s".formatted(TimeWords.at(meeting.startsAt, UTC));
        String topic = meeting.topic == null ? "" : "%n%n%s".formatted(meeting.topic);
        return "When: %s, %s%s%nLink: %s%s".formatted(at(meeting), length, utc, meeting.link, topic);
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}
