package com.calibermind.support.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Spans of time in the reader's language: "2 hours 5 minutes". In templates {@code ${spans}}. */
@Component
class Spans {

    private final MessageSource messages;

    Spans(MessageSource messages) {
        this.messages = messages;
    }

    /** Without its sign; rounded down to the minute, but never nothing. Days from two days on. */
    public String of(Duration span) {
        Duration length = span.abs();
        boolean inDays = length.toHours() >= 48;
        long minutes = length.toMinutes() == 0 ? 1 : length.toMinutesPart();
        return Stream.of(
                        part("days", inDays ? length.toDays() : 0),
                        part("hours", inDays ? length.toHoursPart() : length.toHours()),
                        part("minutes", inDays ? 0 : minutes))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public String of(Instant from, Instant to) {
        return of(Duration.between(from, to));
    }

    private String part(String unit, long number) {
        return number == 0
                ? ""
                : messages.getMessage("mycases.span." + unit, new Object[] {number}, LocaleContextHolder.getLocale());
    }
}
