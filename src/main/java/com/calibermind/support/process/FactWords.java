package com.calibermind.support.process;

import com.calibermind.support.cases.DeadlineAccount;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How facts are put on a form; times in the desk's zone, always with the zone. */
@Component
class FactWords {

    private final SupportProperties properties;
    private final Clock clock;

    FactWords(SupportProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    String at(Instant moment) {
        return TimeWords.at(moment, properties.timeZone());
    }

    /** "20 minutes left, due …" or "MISSED by …, due …". */
    String timeTo(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        String words = left.isNegative() || left.isZero()
                ? "MISSED by " + TimeWords.of(left.negated())
                : TimeWords.of(left) + " left";
        return words + ", due " + at(due);
    }

    String explained(DeadlineAccount account) {
        return account.explained(properties.timeZone());
    }

    static String known(String value) {
        return value == null || value.isBlank() ? "not known" : value;
    }
}
