package com.calibermind.support.process;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code TelephoneReport.bpmn} names (P04, P10). */
@Configuration(proxyBeanMethods = false)
class TelephoneReportSteps {

    @Bean
    JavaDelegate openTelephoneCase(Reception reception, Clock clock) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            String reference = reception.open(report(form, now));
            form.forget();
            execution.setProcessBusinessKey(reference);
        };
    }

    private static Report report(FormInput form, Instant now) {
        requireAll(form);
        return new Report(
                Channel.TELEPHONE,
                timeOfCall(form.text("calledAt"), now),
                new Reporter(form.text("company"), form.text("contactName"), form.text("phone"), form.text("email")),
                form.text("subject"),
                form.text("description"),
                form.text("ticketNumber"),
                form.text("occurredAt"),
                form.text("url"),
                form.impairment(),
                false,
                List.of(),
                false,
                null);
    }

    private static void requireAll(FormInput form) {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("company", form.text("company"));
        required.put("contact name", form.text("contactName"));
        required.put("phone number", form.text("phone"));
        required.put("problem in one line", form.text("subject"));
        required.put("description", form.text("description"));
        String missing = required.entrySet().stream()
                .filter(it -> Objects.isNull(it.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new FormRefused("The case was not opened: fill in " + missing + ".");
        }
    }

    /** The clock runs from the call, not from the typing; a call in the future is a slip. */
    private static Instant timeOfCall(String typed, Instant now) {
        if (typed == null) {
            return now;
        }
        try {
            Instant called = OffsetDateTime.parse(typed).toInstant();
            if (called.isAfter(now)) {
                throw new FormRefused("The time of the call lies in the future: correct it or leave it empty for now.");
            }
            return called;
        } catch (DateTimeException e) {
            throw new FormRefused(
                    "The time of the call cannot be read: use a date and time with its zone, e.g. 2026-11-23T14:30Z, or leave it empty.");
        }
    }
}
