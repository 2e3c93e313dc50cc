package com.calibermind.support.accounts;

import java.util.Arrays;
import java.util.Optional;

/** What is to happen to an account. */
public enum ChangeKind {
    ADD("add", "Add a contact"),
    UPDATE("update", "Change a contact"),
    REMOVE("remove", "Remove a contact"),
    /** Nothing changes in the register of contacts. */
    ACCESS("access", "Change access");

    private final String code;
    private final String words;

    ChangeKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As the form writes it. */
    public static Optional<ChangeKind> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
