package com.calibermind.support.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a case stood when somebody read it; another text: something has happened since.
 *
 * @param text as callers send it back, opaque to them
 * @param entries in its conversation
 * @param deadlines entries of its ledger
 */
record Stamp(String text, long entries, long deadlines) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.[0-9a-f]{32}");

    /** Empty if it is none of ours. */
    static Optional<Stamp> of(String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(it -> new Stamp(text, Long.parseLong(it.group(1)), Long.parseLong(it.group(2))));
    }
}
