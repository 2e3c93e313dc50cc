package com.calibermind.support.meetings;

import java.util.Optional;

/** How long a meeting takes, as typed, in minutes. */
record Length(String typed, MeetingKind kind) {

    private static final int LONGEST = 8 * 60;

    Optional<String> objection() {
        return minutes() >= 1 && minutes() <= LONGEST
                ? Optional.empty()
                : Optional.of("Give its length as a whole number of minutes, 1 to " + LONGEST + ".");
    }

    /** 0 if it cannot be read. */
    int minutes() {
        if (typed == null) {
            return (int) kind.usual().toMinutes();
        }
        return typed.matches("\\d{1,4}(\\.0+)?") ? (int) Double.parseDouble(typed) : 0;
    }
}
