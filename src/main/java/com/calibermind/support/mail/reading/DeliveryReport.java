package com.calibermind.support.mail.reading;

/**
 * A delivery status notification (RFC 3464) of one recipient.
 *
 * @param action failed, delayed, delivered, relayed or expanded
 * @param status as in 5.1.1 (RFC 3463), or null
 * @param recipient address that the letter was for, or null
 * @param diagnostic in the words of the other server, or null
 * @param messageId of the letter that it reports, or null
 */
public record DeliveryReport(String action, String status, String recipient, String diagnostic, String messageId) {

    /** For good: nothing will come of trying again. */
    public boolean isFailure() {
        return "failed".equals(action) && (status == null || !status.startsWith("4"));
    }
}
