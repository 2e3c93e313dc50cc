package com.calibermind.support.incidents;

import com.calibermind.support.policy.TimeWords;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reporter said to the IRT lead (P33). Any part may be null; {@link #objection} tells what a contact cannot do
 * without.
 *
 * @param noticedAt UTC
 * @param outOfBandContact how to reach them outside mail, which others may be reading
 */
@Embeddable
public record ContactFacts(
        @Enumerated(EnumType.STRING) ContactChannel channel,
        String systems,
        @Enumerated(EnumType.STRING) BreachType breach,
        Instant noticedAt,
        @Enumerated(EnumType.STRING) Ongoing ongoing,
        String dataConcerned,
        String accountsConcerned,
        String actionsTaken,
        String evidenceKept,
        String outOfBandContact) {

    /** Why these facts do not make a contact, in the words of the form; empty if they do. */
    Optional<String> objection(Instant now) {
        String missing = Stream.of(
                        channel == null ? "how the reporter was contacted" : null,
                        isEmpty(systems) ? "the systems and platforms involved" : null,
                        breach == null ? "the suspected type of breach" : null,
                        ongoing == null ? "whether it still goes on" : null,
                        isEmpty(outOfBandContact) ? "how to reach the reporter outside mail" : null)
                .filter(it -> it != null)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return Optional.of("The contact is not complete (P33): add " + missing + ".");
        }
        return noticedAt != null && noticedAt.isAfter(now)
                ? Optional.of("The time at which it was noticed lies in the future: correct it or leave it empty.")
                : Optional.empty();
    }

    /** One line for each fact that is known, times in the reader's zone. */
    public String words(ZoneId zone) {
        return Stream.of(
                        line("Contacted by", channel == null ? null : channel.words()),
                        line("Systems and platforms", systems),
                        line("Suspected breach", breach == null ? null : breach.words()),
                        line("Noticed", noticedAt == null ? null : TimeWords.at(noticedAt, zone)),
                        line("Still going on", ongoing == null ? null : ongoing.words()),
                        line("Data concerned", dataConcerned),
                        line("Accounts concerned", accountsConcerned),
                        line("Done so far", actionsTaken),
                        line("Evidence they kept", evidenceKept),
                        line("Outside mail", outOfBandContact))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String line(String name, String value) {
        return isEmpty(value) ? "" : name + ": " + value;
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isBlank();
    }
}
