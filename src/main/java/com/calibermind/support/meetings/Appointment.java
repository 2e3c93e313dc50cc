package com.calibermind.support.meetings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** All that an invite needs, as typed. */
record Appointment(TypedTime time, Length length, Link link, Guests guests, String topic) {

    /** The first thing that is wrong with it, in the words of the form. */
    Optional<String> objection(Instant now) {
        return time.objection(now).or(length::objection).or(link::objection).or(guests::objection);
    }

    Meeting meeting(MeetingKind kind, String reference, String organiser, ZoneId desk) {
        return Meeting.plan(kind, reference, organiser, time.start().orElseThrow(), length.minutes())
                .at(link.typed(), time.zoneId().orElse(desk), topic)
                .invite(guests.addressees());
    }
}
