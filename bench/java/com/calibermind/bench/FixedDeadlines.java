package com.calibermind.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Stands in for the desk's deadlines in the bare engine's diagrams; public, because expressions call it. */
public final class FixedDeadlines {

    public Date response(DelegateExecution execution) {
        return in(Duration.ofHours(8));
    }

    public Date warning(DelegateExecution execution) {
        return in(Duration.ofHours(6));
    }

    public int priority(DelegateExecution execution) {
        return 40;
    }

    public Date waitOver(DelegateExecution execution) {
        return in(Duration.ofDays(7));
    }

    public Date escalation(DelegateExecution execution) {
        return in(Duration.ofHours(1));
    }

    public String reminders(DelegateExecution execution) {
        return "R/PT1H";
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
