package com.calibermind.support.meetings;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** Somebody who is invited, kept under their address. */
@Embeddable
class Attendee {

    /** Null if not known. */
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Participation participation;

    Instant answeredAt;

    protected Attendee() {}

    Attendee(String name) {
        this.name = name;
        this.participation = Participation.NEEDS_ACTION;
    }

    void answer(Participation answer, Instant at) {
        participation = answer;
        answeredAt = at;
    }

    /** The meeting is another one now: what was answered does not count for it. */
    void askAgain() {
        answer(Participation.NEEDS_ACTION, null);
    }
}
