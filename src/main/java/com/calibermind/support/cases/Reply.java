package com.calibermind.support.cases;

import java.time.Instant;
import java.util.List;

/**
 * What a customer writes on their case.
 *
 * @param author their address
 * @param subject of a mail; what it adds to the case's own is heeded like the text. Empty elsewhere
 * @param text their own words
 * @param quoted what the mail repeats of earlier ones, and its signature: kept, but never heeded; empty if there is none
 * @param at when it reached us
 * @param channel null for mail
 */
public record Reply(
        String author,
        String subject,
        String text,
        String quoted,
        Instant at,
        List<Attachment> attachments,
        Channel channel) {

    public Reply(String author, String subject, String text, String quoted, Instant at, List<Attachment> attachments) {
        this(author, subject, text, quoted, at, attachments, null);
    }

    public Reply(String author, String text, Instant at) {
        this(author, "", text, "", at, List.of());
    }
}
