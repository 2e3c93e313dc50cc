package com.calibermind.support.mail.reading;

import java.util.Locale;

/** Calendar objects in a mail: a form of its text, or an attachment (RFC 6047, section 2.4). */
final class CalendarParts {

    /** In bytes; an answer to an invite is a hundredth of that. */
    static final int LONGEST = 200_000;

    private CalendarParts() {}

    static boolean isCalendar(MimePart part) {
        return part.type().is("text/calendar", "application/ics")
                || part.name()
                        .filter(it -> it.toLowerCase(Locale.ROOT).endsWith(".ics"))
                        .isPresent();
    }

    /** UTF-8 unless said otherwise (RFC 5545, section 3.1.4). */
    static String text(MimePart part, byte[] bytes) {
        return Clean.text(HonestText.of(bytes, part.type().parameter("charset").orElse("utf-8"))
                .text());
    }
}
