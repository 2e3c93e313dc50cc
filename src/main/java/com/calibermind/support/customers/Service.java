package com.calibermind.support.customers;

/** What a plan can include beside support itself, which nobody is refused (P09). */
public enum Service {
    VIDEO_CALL("video calls"),
    SLACK_CHANNEL("a Slack channel"),
    TRAINING("one standard training session");

    private final String words;

    Service(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
