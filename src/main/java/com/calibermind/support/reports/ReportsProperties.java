package com.calibermind.support.reports;

import com.calibermind.support.cases.PortalAddress;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Reports for managers (P37).
 *
 * @param weekly the mail about the week that has ended; nobody gets it unless recipients are named
 */
@Validated
@ConfigurationProperties("support.reports")
record ReportsProperties(@DefaultValue @Valid Weekly weekly) {

    /**
     * @param recipients mail addresses; none: no mail
     * @param zone in which weeks begin and the time is read; null: {@code support.time-zone}
     * @param day on which it is written, about the last week from Monday to Sunday
     * @param time of that day, as 07:00
     * @param language in which it is written: en or de
     * @param baseUrl where its readers reach the desk, without a path; null: where customers reach their pages
     */
    record Weekly(
            @DefaultValue List<String> recipients,
            ZoneId zone,
            @DefaultValue("MONDAY") DayOfWeek day,
            @DefaultValue("07:00") String time,
            @DefaultValue("en") Locale language,
            URI baseUrl) {

        private static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH, Locale.GERMAN);
        private static final Pattern ADDRESS =
                Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]{1,64}@[^\\s@,;<>\"\\p{Cntrl}]{1,250}");

        Weekly {
            recipients = recipients.stream().map(String::strip).distinct().toList();
            recipients.stream()
                    .filter(it -> !ADDRESS.matcher(it).matches())
                    .findFirst()
                    .ifPresent(it -> {
                        throw new IllegalArgumentException("support.reports.weekly.recipients names \"" + it
                                + "\" but must be mail addresses, parted by commas, like maria@support.example");
                    });
            parsed(time);
            if (!LANGUAGES.contains(language)) {
                throw new IllegalArgumentException(
                        "support.reports.weekly.language is " + language + " but must be en or de");
            }
            if (baseUrl != null
                    && (baseUrl.getHost() == null || !baseUrl.getScheme().matches("https?"))) {
                throw new IllegalArgumentException(
                        "support.reports.weekly.base-url is " + baseUrl + " but must be like https://desk.example.com");
            }
        }

        /** @param path begins with a slash */
        String address(String path, PortalAddress otherwise) {
            return (baseUrl == null ? otherwise : new PortalAddress(baseUrl)).of(path);
        }

        boolean isWanted() {
            return !recipients.isEmpty();
        }

        /** The newest moment at which it was to be written, now or earlier; by the clock on the wall of that zone. */
        ZonedDateTime lastDue(Instant now, ZoneId where) {
            LocalDate that = LocalDate.ofInstant(now, where).with(TemporalAdjusters.previousOrSame(day));
            ZonedDateTime due = ZonedDateTime.of(that, parsed(time), where);
            return due.toInstant().isAfter(now) ? ZonedDateTime.of(that.minusWeeks(1), parsed(time), where) : due;
        }

        private static LocalTime parsed(String time) {
            try {
                return LocalTime.parse(time);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "support.reports.weekly.time is " + time + " but must be a time of day like 07:00", e);
            }
        }
    }
}
