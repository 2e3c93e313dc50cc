package com.calibermind.support.desk;

import com.calibermind.support.language.Said;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;

/**
 * What passed through a diagram within a while. Instants are UTC.
 *
 * @param from since when; later than asked for if more has passed since than is read ({@code capped})
 * @param steps how many steps ended within that while
 */
record Flow(
        String definition,
        String key,
        int version,
        Instant from,
        Instant to,
        String zone,
        int days,
        boolean capped,
        long steps,
        List<Element> elements) {

    /**
     * @param type as the engine's history has it: userTask, serviceTask, boundaryTimer, …
     * @param tokens how many have left it
     * @param medianMillis how long half of them stayed at most; null if none has left it
     * @param missed how often the time limit that is drawn at it rang
     */
    record Element(
            String id,
            @JsonSerialize(using = Said.class) String name,
            String type,
            long tokens,
            Long medianMillis,
            long missed) {}
}
