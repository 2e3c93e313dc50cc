package com.calibermind.support.cases;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.validation.annotation.Validated;

/**
 * What a company sets for its desk.
 *
 * @param referencePrefix first part of every case reference, e.g. CM in CM-2026-000123
 * @param timeZone the zone in which staff and letters read times (always shown with the zone); inside all is UTC
 * @param limits time limits that the policy leaves to the company
 */
@Validated
@ConfigurationProperties("support")
public record SupportProperties(
        @DefaultValue("CM")
        @Pattern(regexp = "[A-Z][A-Z0-9]{0,9}", message = "must be 1 to 10 capital letters or digits, a letter first") String referencePrefix,

        @DefaultValue("UTC") @NotNull ZoneId timeZone,
        @DefaultValue @Valid Limits limits) {

    /**
     * @param escalationReview how long the manager, then the head of Customer Success, has for an escalation (P29)
     * @param quietPeriod after how long without a word from the customer a resolved case closes
     * @param mailReview how long a parked mail may wait before the managers are brought in (P01)
     */
    public record Limits(
            @DefaultValue("PT1H") Duration escalationReview,
            @DefaultValue("P7D") Duration quietPeriod,
            @DefaultValue("PT15M") Duration mailReview) {

        public Limits {
            positive("support.limits.escalation-review", escalationReview);
            positive("support.limits.quiet-period", quietPeriod);
            positive("support.limits.mail-review", mailReview);
        }

        private static void positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(
                        name + " is " + DurationStyle.ISO8601.print(value) + " but must be longer than nothing");
            }
        }
    }
}
