package com.calibermind.support.meetings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/**
 * A date and time as typed: an instant if it carries its offset, else a time of the zone beside it.
 *
 * @param zone null if none was named
 */
record TypedTime(String time, String zone) {

    /** What lies further ahead is a slip in the year. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    Optional<String> objection(Instant now) {
        if (time == null) {
            return Optional.of("Give the date and time at which it begins.");
        }
        if (zone != null && zoneId().isEmpty()) {
            return Optional.of("That time zone is not known: write it like Europe/Berlin or America/New_York.");
        }
        Optional<Instant> start = start();
        if (start.isEmpty()) {
            return Optional.of(unclear());
        }
        if (!start.get().isAfter(now)) {
            return Optional.of("That time has passed: choose one that is still to come.");
        }
        return start.get().isAfter(now.plus(FURTHEST))
                ? Optional.of("That is more than a year ahead: check the year.")
                : Optional.empty();
    }

    /** Empty if it cannot be read, or if it is not one moment. */
    Optional<Instant> start() {
        return parsed().flatMap(it -> {
            if (it instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = (LocalDateTime) it;
            List<ZoneOffset> offsets = offsets(local);
            return offsets.size() == 1 ? Optional.of(local.toInstant(offsets.get(0))) : Optional.empty();
        });
    }

    Optional<ZoneId> zoneId() {
        try {
            return Optional.ofNullable(zone).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String unclear() {
        if (parsed().isEmpty()) {
            return "The time cannot be read: write it like 2026-11-23T14:30+01:00.";
        }
        return zone == null
                ? "The time has no zone: write it with its offset, like 2026-11-23T14:30+01:00, or name the time zone."
                : "The clocks change at that hour, so it is not one moment: write it with its offset, like 2026-11-23T14:30+01:00.";
    }

    private List<ZoneOffset> offsets(LocalDateTime local) {
        return zoneId().map(it -> it.getRules().getValidOffsets(local)).orElse(List.of());
    }

    private Optional<TemporalAccessor> parsed() {
        try {
            return Optional.of(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
