package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reviewer does about a case, beside the finding (P30).
 *
 * @param assignTo the user who goes on with the case, the reviewer or another; null: as it is
 * @param raiseTo the graver severity, or null
 * @param expedite first among the cases of its severity
 */
public record EscalationAction(String assignTo, Severity raiseTo, boolean expedite) {

    public static final EscalationAction NONE = new EscalationAction(null, null, false);

    /** Empty if nothing is done. */
    String words() {
        return Stream.of(
                        assignTo == null ? null : assignTo + " goes on with the case",
                        raiseTo == null ? null : "raised to " + raiseTo.label(),
                        expedite ? "put first among its severity" : null)
                .filter(it -> it != null)
                .collect(Collectors.joining(", "));
    }
}
