package com.calibermind.support.reports;

import com.calibermind.support.policy.Severity;
import com.calibermind.support.reports.AttainmentReport.Kept;
import java.util.HashMap;
import java.util.Map;

/** How many there were of one kind of facts, by severity and part of the period. */
final class Counts {

    /** The whole period, in the place of a part's number. */
    static final int WHOLE = -1;

    private static final Kept NONE = Kept.of(0, 0, 0, null, null);

    private record Where(Severity severity, int part) {}

    private final Map<Where, Kept> counts = new HashMap<>();

    void put(Severity severity, int part, Kept count) {
        counts.put(new Where(severity, part), count);
    }

    /** What happened without a deadline counts as owed. */
    Kept of(Severity severity, int part) {
        return counts.getOrDefault(new Where(severity, part), NONE);
    }
}
