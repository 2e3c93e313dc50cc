package com.calibermind.support.signin;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How customers sign in.
 *
 * @param linkLife how long a mailed link works
 * @param sessionIdle after how long without a click a session is over
 * @param sessionLife after how long it is over in any case
 * @param lettersPerHour most letters with a link to one address
 * @param triesPerQuarter most forms sent, and most wrong links tried, from one network address in a quarter of an hour
 */
@Validated
@ConfigurationProperties("support.sign-in")
record SignInProperties(
        @DefaultValue("PT15M") Duration linkLife,
        @DefaultValue("PT2H") Duration sessionIdle,
        @DefaultValue("PT12H") Duration sessionLife,
        @DefaultValue("5") @Min(1) int lettersPerHour,
        @DefaultValue("30") @Min(1) int triesPerQuarter) {

    SignInProperties {
        positive("link-life", linkLife);
        positive("session-idle", sessionIdle);
        positive("session-life", sessionLife);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "support.sign-in." + name + " is " + value + " but must be longer than nothing");
        }
    }
}
