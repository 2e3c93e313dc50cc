package com.calibermind.support.mail.reading;

import java.io.IOException;
import java.util.Locale;

/** A mail that is too much to read; its message names the limit and the setting. */
class LimitExceeded extends IOException {

    private LimitExceeded(String message) {
        super(message);
    }

    /** @param what as in "more than %s parts" */
    static LimitExceeded of(String what, long limit, String setting) {
        String count = String.format(Locale.ROOT, "%,d", limit);
        return new LimitExceeded("The mail has " + what.formatted(count) + " (support.mail.reading." + setting
                + "): it is kept, but not read.");
    }

    static LimitExceeded size(long bytes) {
        return new LimitExceeded("The mail is larger than %s (support.mail.reading.size): it is kept, but not read."
                .formatted(text(bytes)));
    }

    static LimitExceeded headerSize(long bytes) {
        return new LimitExceeded(
                "The mail has a header of more than %s (support.mail.reading.header-size): it is kept, but not read."
                        .formatted(text(bytes)));
    }

    private static String text(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes >= 1 << 10 ? (bytes >> 10) + " kB" : bytes + " bytes";
    }
}
