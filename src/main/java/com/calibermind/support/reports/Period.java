package com.calibermind.support.reports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Calendar days of a zone. They are as long as the zone makes them: 23 or 25 hours where clocks change.
 *
 * @param from the first day
 * @param to the last day; it belongs to the period
 * @throws PeriodRefused if it ends before it begins, is longer than {@value #MOST_DAYS} days or lies out of all reason
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    static final int MOST_DAYS = 400;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    public Period {
        if (to.isBefore(from)) {
            throw new PeriodRefused("The period ends on " + to + ", before it begins on " + from + ".");
        }
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new PeriodRefused("Choose days between " + FIRST + " and " + LAST + ".");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new PeriodRefused("A report covers at most " + MOST_DAYS + " days: choose a shorter period.");
        }
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new PeriodRefused("There is no time zone of the name " + name + ": write one like Europe/Berlin.");
        }
    }

    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant that is no longer in it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Its days, weeks or months in order; the first and the last may be cut short. */
    public List<Period> parts(Grain grain) {
        List<Period> parts = new ArrayList<>();
        for (LocalDate start = grain.startOf(from); !start.isAfter(to); start = grain.after(start)) {
            LocalDate last = grain.after(start).minusDays(1);
            parts.add(new Period(start.isBefore(from) ? from : start, last.isAfter(to) ? to : last, zone));
        }
        return parts;
    }

    boolean isWhole(Grain grain) {
        return grain.startOf(from).equals(from)
                && grain.after(from).minusDays(1).equals(to);
    }
}
