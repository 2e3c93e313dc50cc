package com.calibermind.support.incidents;

import java.util.Arrays;
import java.util.Optional;

/** How the reporter was reached (P33). */
public enum ContactChannel {
    PHONE("phone", "phone"),
    MAIL("mail", "mail"),
    /** The reporter's own systems may be read by others now. */
    OUT_OF_BAND("outOfBand", "another way, outside their systems");

    private final String code;
    private final String words;

    ContactChannel(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** By what the form writes. */
    public static Optional<ContactChannel> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
