package com.calibermind.support.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Who looks at a page: their language, and the zone in which they read times. In templates {@code ${layout.reader}}.
 *
 * @param zone as their browser says, else {@code support.time-zone}
 */
record Reader(Locale locale, ZoneId zone) {

    /** "28 Nov 2026, 14:30 CET (UTC+1)": abbreviations alone are not unique. */
    public String at(Instant moment) {
        var time = moment.atZone(zone);
        String shown = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(regional())
                        .format(time)
                + " ";
        return shown
                + (time.getOffset().equals(ZoneOffset.UTC)
                        ? "UTC"
                        : DateTimeFormatter.ofPattern("z '('O')'", regional())
                                .format(time)
                                .replace("GMT", "UTC"));
    }

    /** "Central European Time", for the sentence that says in which zone the times of a page are. */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    /** English without a country would write the month before the day and a clock of twelve hours. */
    private Locale regional() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
