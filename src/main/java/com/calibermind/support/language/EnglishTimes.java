package com.calibermind.support.language;

/** How times look in the desk's English, as {@code TimeWords} and the rooms write them: regular expressions without groups. */
final class EnglishTimes {

    /** A day, or a moment with its zone. */
    static final String MOMENT = "\\d{1,2} \\p{Alpha}{3,4} \\d{4}(?: \\d\\d:\\d\\d \\S+?(?: \\([\\w/+:-]+\\))?)?";

    static final String SPAN = "\\d+ (?:second|minute|hour|day)s?(?: \\d+ (?:hour|minute)s?)*";

    private EnglishTimes() {}
}
