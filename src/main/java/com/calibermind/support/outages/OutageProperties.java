package com.calibermind.support.outages;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How outages are told (P08).
 *
 * @param batch how many are told in one transaction; small enough to end well within a job's lock of a minute
 * @param updateEvery how long after the last word to all contacts the next one is due
 */
@Validated
@ConfigurationProperties("support.outages")
record OutageProperties(
        @DefaultValue("200") @Min(1) @Max(2000) int batch,
        @DefaultValue("PT1H") Duration updateEvery) {

    OutageProperties {
        if (updateEvery.isNegative() || updateEvery.isZero()) {
            throw new IllegalArgumentException(
                    "support.outages.update-every is " + updateEvery + " but must be longer than nothing");
        }
    }
}
