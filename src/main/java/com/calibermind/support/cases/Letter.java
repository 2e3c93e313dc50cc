package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.time.Instant;

/**
 * Something to tell the customer by mail, without its wording.
 *
 * @param id the entry of the conversation that it is, or of the notice; the mail's identity is derived from it
 * @param reference of the case; null if the letter belongs to none
 * @param to the address it goes to
 * @param name the customer's name, or null
 * @param subject the report's own subject, without reference
 * @param text what a person wrote; empty for an acknowledgement
 * @param severity the severity whose target applies; null without case, as are target and due
 * @param target the target that applies, from receipt
 * @param due when the initial response is due
 * @param enclosure or null
 * @param unsubscribeUrl where one click ends letters of this kind (RFC 8058); null if one cannot
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
        Instant due,
        Enclosure enclosure,
        String unsubscribeUrl) {

    /** One that nobody can unsubscribe from. */
    public Letter(
            long id,
            String reference,
            MessageKind kind,
            String to,
            String name,
            String subject,
            String text,
            Severity severity,
            Duration target,
            Instant due,
            Enclosure enclosure) {
        this(id, reference, kind, to, name, subject, text, severity, target, due, enclosure, null);
    }

    /** One that belongs to no case. */
    public static Letter notice(
            long id, MessageKind kind, String to, String name, String subject, String text, String unsubscribeUrl) {
        return new Letter(id, null, kind, to, name, subject, text, null, null, null, null, unsubscribeUrl);
    }
}
