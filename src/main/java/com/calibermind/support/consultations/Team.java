package com.calibermind.support.consultations;

import java.util.Arrays;
import java.util.Optional;

/** The departments that are consulted as such: whoever of them is there answers. */
public enum Team {
    DEVELOPMENT("development", "Development"),
    MANAGEMENT("management", "Management");

    private final String code;
    private final String words;

    Team(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As on forms; also the name of the team's group of users. */
    public String code() {
        return code;
    }

    String words() {
        return words;
    }

    static Optional<Team> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
