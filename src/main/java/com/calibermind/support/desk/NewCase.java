package com.calibermind.support.desk;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.customers.Address;
import com.calibermind.support.policy.TimeWords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report as another program hands it over (P10). It takes the same path as any other: its clock starts, it is acknowledged by mail,
 * words in it may raise an alarm.
 *
 * @param subject the problem in one line
 * @param reporter with a mail address or a telephone number at least
 * @param ticketNumber the customer's own number
 * @param occurredAt when it happened, in the reporter's words
 * @param affectedSystems allCore, oneCore, partOfCore, vendor or none
 * @param affectedUsers all, organisation, partOfOrganisation, single or unknown
 * @param securitySuspected makes it Severity 1 at once and brings in the Incident Response Team (P31)
 * @param kind problem, question, account, training, infrastructure or security
 * @param automatic nobody waits for an acknowledgement
 * @param receivedAt when it reached the program, if that was before now: the response clock starts there (P21); no
 *     longer ago than {@link DeskProperties#oldestReport}
 */
record NewCase(
        @NotBlank(message = "must say the problem in one line") @Size(max = 200) String subject,

        @NotBlank(message = "must describe the problem") @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String description,

        @NotNull(message = "must say who reports") @Valid Who reporter,

        @Size(max = 100) String ticketNumber,
        @Size(max = 200) String occurredAt,

        @Size(max = 2_000) @Pattern(regexp = "(?i)https?://\\S+", message = "must begin with http:// or https://")
        String url,

        @Pattern(regexp = "allCore|oneCore|partOfCore|vendor|none", message = "must be a word of the list") String affectedSystems,

        @Pattern(regexp = "all|organisation|partOfOrganisation|single|unknown", message = "must be a word of the list") String affectedUsers,

        boolean securitySuspected,

        @Pattern(
                regexp = "problem|question|account|training|infrastructure|security",
                message = "must be a word of the list")
        String kind,

        boolean automatic,
        Instant receivedAt) {

    /** Any may be missing, but not both email and phone. */
    record Who(
            @Size(max = 200) String company,
            @Size(max = 200) String name,
            @Size(max = 254) String email,
            @Size(max = 50) String phone) {

        Who {
            company = Plain.line(company);
            name = Plain.line(name);
            email = Plain.line(email) == null ? null : Address.normal(email);
            phone = Plain.line(phone);
        }

        private boolean isReachable() {
            return email == null ? phone != null : Address.isEmail(email);
        }
    }

    NewCase {
        subject = Plain.line(subject);
        description = Plain.text(description);
        ticketNumber = Plain.line(ticketNumber);
        occurredAt = Plain.line(occurredAt);
        url = Plain.line(url);
    }

    /**
     * What no single field shows; empty if nothing is wrong.
     *
     * @param oldest how long ago it may have been received
     */
    Optional<String> objection(Instant now, Duration oldest) {
        if (!reporter.isReachable()) {
            return Optional.of("The reporter must have an email or a phone, and the email must be one plain address.");
        }
        if (receivedAt == null) {
            return Optional.empty();
        }
        if (receivedAt.isAfter(now)) {
            return Optional.of("receivedAt lies in the future: correct it, or leave it out for now.");
        }
        return receivedAt.isBefore(now.minus(oldest))
                ? Optional.of("receivedAt lies more than " + TimeWords.of(oldest)
                        + " back: leave it out, and say when it happened in occurredAt.")
                : Optional.empty();
    }

    /** @param now when it came here */
    Report report(Instant now) {
        return new Report(
                Channel.API,
                receivedAt == null ? now : receivedAt,
                new Reporter(reporter.company(), reporter.name(), reporter.phone(), reporter.email()),
                subject,
                description,
                ticketNumber,
                occurredAt,
                url,
                new Impairment(affectedSystems, affectedUsers, securitySuspected || "security".equals(kind)),
                automatic,
                List.of(),
                true,
                RequestKind.ofCode(kind).orElse(null));
    }
}
