package com.calibermind.support.incidents;

import java.util.Arrays;
import java.util.Optional;

/** Whether the incident still goes on, as far as the reporter knows (P33). */
public enum Ongoing {
    YES("yes", "yes"),
    NO("no", "no"),
    UNKNOWN("unknown", "not known");

    private final String code;
    private final String words;

    Ongoing(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** By what the form writes. */
    public static Optional<Ongoing> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
