package com.calibermind.support.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer can do on a case's page; each is a form there. */
enum CaseAct {
    REPLY,
    SOLVED,
    ESCALATION,
    SECURITY,
    RATING,
    COLLEAGUE;

    /** As it stands in addresses and in the keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CaseAct> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
