package com.calibermind.support.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What is told. Incidents are not among it, and no event says why (P32). */
enum EventType {
    OPENED("case.opened"),
    TRIAGED("case.triaged"),
    SEVERITY_CHANGED("case.severity_changed"),
    ANSWERED("case.answered"),
    DEADLINE_MISSED("case.deadline_missed"),
    ESCALATED("case.escalated"),
    RESOLVED("case.resolved"),
    CLOSED("case.closed"),
    /** A resolved or closed case is worked on again. */
    REOPENED("case.reopened");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    /** As receivers read it. */
    @JsonValue
    String code() {
        return code;
    }

    @JsonCreator
    static EventType ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such event."));
    }
}
