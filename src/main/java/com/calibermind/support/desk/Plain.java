package com.calibermind.support.desk;

import com.calibermind.support.cases.PlainText;

/** Text of a call, without what a database or a page cannot hold; how long it may be. */
final class Plain {

    /** Characters: as many as a mail's own text may have. */
    static final int LONGEST = 50_000;

    static final String TOO_LONG = "must have no more than 50,000 characters: shorten it";

    /** Characters of one line: an address or a name. */
    static final int LONGEST_LINE = 2_000;

    static final String LINE_TOO_LONG = "must have no more than 2,000 characters";

    private Plain() {}

    /** Many lines; null stays null. */
    static String text(String given) {
        return given == null ? null : PlainText.text(given);
    }

    /** One line; null if there is nothing in it. */
    static String line(String given) {
        String line = PlainText.line(given);
        return line.isEmpty() ? null : line;
    }
}
