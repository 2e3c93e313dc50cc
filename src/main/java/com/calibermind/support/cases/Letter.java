package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.time.Instant;

/**
 * Something to tell the customer by mail, without its wording.
 *
 * @param id the entry of the conversation that it is; the mail's identity is derived from it
 * @param to the customer's address
 * @param name the customer's name, or null
 * @param subject the report's own subject, without reference
 * @param text what a person wrote; empty for an acknowledgement
 * @param severity the severity whose target applies
 * @param target the target that applies, from receipt
 * @param due when the initial response is due
 */
public record Letter(
        long id,
        String reference,
        MessageKind kind,
        String to,
        String name,
        String subject,
        String text,
        Severity severity,
        Duration target,
        Instant due) {}
