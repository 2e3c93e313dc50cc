package com.calibermind.support.reports;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.policy.Severity;
import java.time.Instant;

/**
 * A case behind a figure. Instants are UTC.
 *
 * @param severity by which it was counted; the case may have another by now
 * @param moment the deadline that it was counted for, or when what is counted happened
 * @param doneAt when what was due was done; null if it was not, or if nothing was due
 * @param lateSeconds how much too late it was done; null unless it was
 * @param tookSeconds from receipt until it was done; null likewise
 */
public record CountedCase(
        String reference,
        Severity severity,
        CaseState state,
        String company,
        String subject,
        Instant receivedAt,
        Instant moment,
        Instant doneAt,
        Long lateSeconds,
        Long tookSeconds,
        boolean securitySuspected) {}
