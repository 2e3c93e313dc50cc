package com.calibermind.support.consultations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a company sets for its consultations (P24).
 *
 * @param reminder how long after a late advice the next reminder comes, again and again; a minute at least
 */
@ConfigurationProperties("support.consultations")
public record ConsultationProperties(@DefaultValue("PT1H") Duration reminder) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public ConsultationProperties {
        if (reminder.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("support.consultations.reminder is " + reminder + " but must be "
                    + SHORTEST + " or longer: it is repeated without end");
        }
    }
}
