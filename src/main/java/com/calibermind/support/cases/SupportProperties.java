package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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
 * @param words what customers write when they mean more than a report
 */
@Validated
@ConfigurationProperties("support")
public record SupportProperties(
        @DefaultValue("CM")
        @Pattern(regexp = "[A-Z][A-Z0-9]{0,9}", message = "must be 1 to 10 capital letters or digits, a letter first") String referencePrefix,

        @DefaultValue("UTC") @NotNull ZoneId timeZone,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Words words) {

    /**
     * @param managerReview how long the manager has for an escalation before the head of Customer Success takes over (P29)
     * @param headReview how long the head of Customer Success has before the first reminder, and between reminders (P29)
     * @param wishConfirmation how long a specialist has to confirm a wish for escalation that was read in a mail; after
     *     that it counts as meant (P28)
     * @param reminder after how long a customer who owes an answer is reminded (P10)
     * @param quietPeriod after how long without a word from the customer a resolved case closes
     * @param sweep how often missed deadlines are looked for that no timer has reported (P21)
     * @param letterDelayed how long an initial response may wait for a mail server before a specialist is asked to reach the
     *     customer in another way; a fifth of it once no more than it is left to the target (P21)
     * @param undeliveredLetter how long a letter that did not arrive may wait before the managers are brought in (P14)
     * @param mailReview how long a parked mail may wait before the managers are brought in (P01)
     * @param alarmingMailReview the same for a parked mail that sounds like a security incident (P31)
     */
    public record Limits(
            @DefaultValue("PT1H") Duration managerReview,
            @DefaultValue("PT1H") Duration headReview,
            @DefaultValue("PT30M") Duration wishConfirmation,
            @DefaultValue("P3D") Duration reminder,
            @DefaultValue("P7D") Duration quietPeriod,
            @DefaultValue("PT30S") Duration sweep,
            @DefaultValue("PT10M") Duration letterDelayed,
            @DefaultValue("PT1H") Duration undeliveredLetter,
            @DefaultValue("PT15M") Duration mailReview,
            @DefaultValue("PT5M") Duration alarmingMailReview) {

        public Limits {
            positive("support.limits.manager-review", managerReview);
            positive("support.limits.head-review", headReview);
            positive("support.limits.wish-confirmation", wishConfirmation);
            positive("support.limits.reminder", reminder);
            positive("support.limits.quiet-period", quietPeriod);
            positive("support.limits.sweep", sweep);
            positive("support.limits.letter-delayed", letterDelayed);
            positive("support.limits.undelivered-letter", undeliveredLetter);
            positive("support.limits.mail-review", mailReview);
            positive("support.limits.alarming-mail-review", alarmingMailReview);
        }

        Duration review(Authority authority) {
            return authority == Authority.MANAGER ? managerReview : headReview;
        }

        private static void positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(
                        name + " is " + DurationStyle.ISO8601.print(value) + " but must be longer than nothing");
            }
        }
    }

    /**
     * Words and phrases in a customer's mail, whole words in any case, looked for in what they wrote themselves and not in
     * what they quote.
     *
     * @param security make the case a suspected security incident at once: better one alarm too many (P31, P34)
     * @param escalation are shown to a specialist, who confirms the wish: a complaint is not always one (P28)
     */
    public record Words(
            @DefaultValue({
                "data breach",
                "security breach",
                "security incident",
                "security issue",
                "breached",
                "ransomware",
                "malware",
                "phishing",
                "phished",
                "hacked",
                "hacker",
                "hackers",
                "intruder",
                "unauthorized access",
                "unauthorised access",
                "stolen password",
                "stolen passwords",
                "stolen credentials",
                "leaked",
                "data leak",
                "compromised",
                "vulnerability"
            })
            List<String> security,

            @DefaultValue({
                "escalate",
                "escalated",
                "escalation",
                "your manager",
                "a manager",
                "the manager",
                "your supervisor",
                "your boss",
                "head of customer success",
                "formal complaint"
            })
            List<String> escalation) {}
}
