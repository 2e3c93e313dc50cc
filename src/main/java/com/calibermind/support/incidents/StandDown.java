package com.calibermind.support.incidents;

import com.calibermind.support.policy.Severity;

/**
 * A false alarm, as the IRT lead says it (P34).
 *
 * @param severityAfter with which the case goes on; null if the form left it open
 * @param facts what the reporter said; null at any stage but the contact
 * @param report what was found and done; null at the contact
 */
public record StandDown(Severity severityAfter, String reason, ContactFacts facts, String report) {}
