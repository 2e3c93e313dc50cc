package com.calibermind.support.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static Period period(String from, String to, String zone) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ZoneId.of(zone));
    }

    private static List<Duration> lengths(Period period, Grain grain) {
        return period.parts(grain).stream()
                .map(it -> Duration.between(it.start(), it.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28, 2026-03-30, 23", "2026-10-24, 2026-10-26, 25"})
    @DisplayName("P37 the day on which clocks change has its 23 or 25 hours, and no gap or overlap beside it")
    void clocksChange(String from, String to, int hours) {
        Period period = period(from, to, "Europe/Berlin");
        assertThat(lengths(period, Grain.DAY))
                .containsExactly(Duration.ofHours(24), Duration.ofHours(hours), Duration.ofHours(24));
        List<Period> days = period.parts(Grain.DAY);
        for (int i = 1; i < days.size(); i++) {
            assertThat(days.get(i).start()).isEqualTo(days.get(i - 1).end());
        }
        assertThat(days.get(0).start()).isEqualTo(period.start());
        assertThat(days.get(2).end()).isEqualTo(period.end());
    }

    @Test
    @DisplayName("P37 a day begins at one o'clock where the clocks skip midnight")
    void noMidnight() {
        assertThat(period("2018-11-04", "2018-11-04", "America/Sao_Paulo").start())
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }

    @Test
    @DisplayName("P37 weeks begin on Monday; the first and last part of a report may be cut short, and are marked")
    void parts() {
        List<Period> weeks = period("2026-09-30", "2026-10-14", "UTC").parts(Grain.WEEK);
        assertThat(weeks)
                .extracting(it -> it.from().toString())
                .containsExactly("2026-09-30", "2026-10-05", "2026-10-12");
        assertThat(weeks)
                .extracting(it -> it.to().toString())
                .containsExactly("2026-10-04", "2026-10-11", "2026-10-14");
        assertThat(weeks).extracting(it -> it.isWhole(Grain.WEEK)).containsExactly(false, true, false);
        assertThat(period("2026-01-31", "2026-03-01", "UTC").parts(Grain.MONTH))
                .extracting(it -> it.isWhole(Grain.MONTH))
                .containsExactly(false, true, false);
    }

    @Test
    void isBounded() {
        assertThat(period("2026-01-01", "2027-02-04", "UTC").parts(Grain.DAY)).hasSize(400);
        assertThatThrownBy(() -> period("2026-01-01", "2027-02-05", "UTC"))
                .isInstanceOf(PeriodRefused.class)
                .hasMessageContaining("at most 400 days");
        assertThatThrownBy(() -> period("2026-01-02", "2026-01-01", "UTC")).hasMessageContaining("before it begins");
        assertThatThrownBy(() -> period("-5000-01-01", "2026-01-01", "UTC")).hasMessageContaining("2000-01-01");
    }
}
