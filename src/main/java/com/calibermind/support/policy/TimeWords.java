package com.calibermind.support.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times and durations as people read them; never without the zone. */
public final class TimeWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm z", Locale.ENGLISH);

    private TimeWords() {}

    /** "30 minutes", "24 hours", "2 days 3 hours" (days from two days on); rounded down to the minute, below that in seconds. */
    public static String of(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return unit(duration.toSeconds(), "second");
        }
        boolean inDays = duration.compareTo(Duration.ofDays(2)) >= 0;
        return Stream.of(
                        part(inDays ? duration.toDays() : 0, "day"),
                        part(inDays ? duration.toHoursPart() : duration.toHours(), "hour"),
                        part(duration.toMinutesPart(), "minute"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public static String at(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : unit(count, unit);
    }

    private static String unit(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
