package com.calibermind.support.reports;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Reads what a request asks for: the last twelve weeks by week in the desk's zone, unless it says otherwise. */
@Component
class Asked {

    private static final int WEEKS = 12;

    private final SupportProperties desk;
    private final Clock clock;

    Asked(SupportProperties desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * @param from first day as 2026-09-01, or null
     * @param to last day likewise, or null
     * @param zone IANA name, or null
     * @throws PeriodRefused with the reason
     */
    Period period(String from, String to, String zone) {
        ZoneId where = zone == null ? desk.timeZone() : Period.zone(zone);
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), where) : day(to);
        LocalDate first = from == null ? Grain.WEEK.startOf(last).minusWeeks(WEEKS - 1) : day(from);
        return new Period(first, last, where);
    }

    /** @param code "1" to "4"; null: of any */
    static Severity severity(String code) {
        return code == null
                ? null
                : Severity.ofCode(code)
                        .orElseThrow(() -> new PeriodRefused("Severities are 1 to 4: " + code + " is none of them."));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new PeriodRefused(text + " is no day: write it like 2026-09-01.");
        }
    }
}
