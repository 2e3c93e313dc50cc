package com.calibermind.support.cases;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Hands out case references such as CM-2026-000123: prefix, year (UTC) and a running number that never restarts. */
@Component
class ReferenceNumbers {

    private final Cases cases;
    private final SupportProperties properties;
    private final Clock clock;

    ReferenceNumbers(Cases cases, SupportProperties properties, Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.clock = clock;
    }

    String next() {
        return "%s-%d-%06d"
                .formatted(properties.referencePrefix(), LocalDate.now(clock).getYear(), cases.nextNumber());
    }
}
