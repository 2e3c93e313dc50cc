package com.calibermind.support.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.reports.ReportsProperties.Weekly;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsPropertiesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Weekly weekly(DayOfWeek day, String time, String... recipients) {
        return new Weekly(List.of(recipients), BERLIN, day, time, Locale.ENGLISH, null);
    }

    @Test
    void nobodyGetsItUnlessNamed() {
        assertThat(weekly(DayOfWeek.MONDAY, "07:00").isWanted()).isFalse();
        assertThat(weekly(DayOfWeek.MONDAY, "07:00", "maria@desk.example").isWanted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maria", "maria@desk.example;henri@desk.example", "Maria <maria@desk.example>", "a@b c", ""})
    @DisplayName("P37 a recipient that is no address is refused at start, with the setting's name")
    void badRecipients(String address) {
        assertThatThrownBy(() -> weekly(DayOfWeek.MONDAY, "07:00", address))
                .hasMessageContaining("support.reports.weekly.recipients names \"" + address + "\"");
    }

    @Test
    @DisplayName("P37 a time that is none is refused at start, with the setting's name")
    void badTime() {
        assertThatThrownBy(() -> weekly(DayOfWeek.MONDAY, "7 o'clock"))
                .hasMessageContaining("support.reports.weekly.time is 7 o'clock but must be a time of day like 07:00");
    }

    @Test
    @DisplayName("P37 a language that the mail is not written in is refused at start, with the setting's name")
    void otherLanguage() {
        assertThatThrownBy(() -> new Weekly(List.of(), BERLIN, DayOfWeek.MONDAY, "07:00", Locale.FRENCH, null))
                .hasMessageContaining("support.reports.weekly.language is fr but must be en or de");
    }

    @Test
    @DisplayName("P37 the mail leads to the desk, which need not be where customers find their pages")
    void deskElsewhere() {
        var customers = new PortalAddress(URI.create("https://support.example.com"));
        assertThat(at(null).address("/reports/attainment", customers))
                .isEqualTo("https://support.example.com/reports/attainment");
        assertThat(at("https://desk.example.com/").address("/reports/attainment", customers))
                .isEqualTo("https://desk.example.com/reports/attainment");
        assertThatThrownBy(() -> at("desk.example.com"))
                .hasMessageContaining("support.reports.weekly.base-url is desk.example.com but must be like https://");
    }

    private static Weekly at(String baseUrl) {
        return new Weekly(
                List.of(),
                BERLIN,
                DayOfWeek.MONDAY,
                "07:00",
                Locale.ENGLISH,
                baseUrl == null ? null : URI.create(baseUrl));
    }

    @ParameterizedTest
    @CsvSource({
        // the clock on the wall says seven, in summer and in winter
        "MONDAY, 07:00, 2026-10-19T05:00:00Z, 2026-10-19T05:00:00Z",
        "MONDAY, 07:00, 2026-10-26T05:59:59Z, 2026-10-19T05:00:00Z",
        "MONDAY, 07:00, 2026-10-26T06:00:00Z, 2026-10-26T06:00:00Z",
        "FRIDAY, 17:30, 2026-10-28T12:00:00Z, 2026-10-23T15:30:00Z",
        // half past two does not exist on that Sunday
        "SUNDAY, 02:30, 2026-03-29T01:29:59Z, 2026-03-22T01:30:00Z",
        "SUNDAY, 02:30, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z"
    })
    @DisplayName("P37 the weekly mail is due by the clock of its zone, also when clocks change")
    void due(DayOfWeek day, String time, Instant now, Instant due) {
        assertThat(weekly(day, time).lastDue(now, BERLIN).toInstant()).isEqualTo(due);
    }
}
