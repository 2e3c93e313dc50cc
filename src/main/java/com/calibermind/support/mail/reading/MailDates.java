package com.calibermind.support.mail.reading;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What a mail says in Date (RFC 5322, section 3.3), or as some programs write it, ISO 8601. */
final class MailDates {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LONGEST = 100;

    private MailDates() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return rfc5322(text).or(() -> iso8601(text)).filter(it -> it.isAfter(EARLIEST) && it.isBefore(LATEST));
    }

    private static Optional<Instant> rfc5322(String text) {
        try {
            return Optional.of(new MailDateFormat().parse(text).toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> iso8601(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
