package com.calibermind.support.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * Who looks at a page: their language, and the zone in which they read times. In templates {@code ${layout.reader}}.
 *
 * @param zone as their browser says, else {@code support.time-zone}
 * @param words of the pages
 */
record Reader(Locale locale, ZoneId zone, MessageSource words) {

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

    /** The same as an element of HTML, which a script can show in another zone. */
    public String timed(Instant moment) {
        return "<time datetime=\"" + moment + "\">" + HtmlUtils.htmlEscape(at(moment)) + "</time>";
    }

    /** "Central European Time", for the sentence that says in which zone the times of a page are. */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    /** "30 minutes", "8 hours", "2 days 3 hours" (days from two days on), in the reader's language; whole minutes. */
    public String length(Duration duration) {
        boolean inDays = duration.compareTo(Duration.ofDays(2)) >= 0;
        return Stream.of(
                        part("time.days", inDays ? duration.toDays() : 0),
                        part("time.hours", inDays ? duration.toHoursPart() : duration.toHours()),
                        part("time.minutes", duration.toMinutesPart()))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String part(String unit, long count) {
        return count == 0 ? "" : words.getMessage(unit, new Object[] {count}, locale);
    }

    /** English without a country would write the month before the day and a clock of twelve hours. */
    private Locale regional() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
