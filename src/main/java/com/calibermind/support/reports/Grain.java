package com.calibermind.support.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How finely a report is divided. */
public enum Grain {
    DAY,
    /** Monday to Sunday (ISO 8601). */
    WEEK,
    MONTH;

    static Grain ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new PeriodRefused("A report is by day, week or month: " + code + " is none of them."));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** @param start the first day of one */
    LocalDate after(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
