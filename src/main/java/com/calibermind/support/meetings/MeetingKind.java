package com.calibermind.support.meetings;

import java.time.Duration;

/** What customers are invited to (P05, P35). */
enum MeetingKind {
    CALL("Video call", "video call", Duration.ofMinutes(30)),
    TRAINING("Training session", "training session", Duration.ofMinutes(90));

    private final String title;
    private final String words;
    private final Duration usual;

    MeetingKind(String title, String words, Duration usual) {
        this.title = title;
        this.words = words;
        this.usual = usual;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }

    /** How long it takes if nobody says otherwise. */
    Duration usual() {
        return usual;
    }
}
