package com.calibermind.support.cases;

import java.util.Arrays;
import java.util.Optional;

/** What a report asks for (P25 to P27, P35); chosen at triage, each with its own path. */
public enum RequestKind {
    PROBLEM("problem"),
    QUESTION("question"),
    ACCOUNT_ADMINISTRATION("account"),
    TRAINING("training"),
    INFRASTRUCTURE("infrastructure"),
    SECURITY("security");

    private final String code;

    RequestKind(String code) {
        this.code = code;
    }

    /** As forms and sequence flows write it. */
    public String code() {
        return code;
    }

    public static Optional<RequestKind> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
