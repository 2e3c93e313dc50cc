package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.time.Instant;

/**
 * A case as a list shows it. Instants are UTC, null until then.
 *
 * @param severity the one whose target applies
 * @param triaged whether a person has assigned it
 * @param company as the report says, or null
 * @param assignedTo user id, or null
 */
public record CaseLine(
        String reference,
        CaseState state,
        Severity severity,
        boolean triaged,
        String company,
        String reporter,
        String subject,
        Instant receivedAt,
        Instant respondBy,
        Instant warnAt,
        Instant respondedAt,
        Instant quietUntil,
        String assignedTo,
        boolean securitySuspected,
        boolean expedited,
        String mergedInto) {}
