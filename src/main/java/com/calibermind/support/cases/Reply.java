package com.calibermind.support.cases;

import java.time.Instant;
import java.util.List;

/**
 * What somebody writes on a case.
 *
 * @param author their address
 * @param subject of a mail; what it adds to the case's own is heeded like the text. Empty elsewhere
 * @param text their own words
 * @param quoted what the mail repeats of earlier ones, and its signature: kept, but never heeded; empty if there is none
 * @param at when it reached us
 * @param channel null for mail
 * @param voice decides what it moves
 * @param remarks what the desk should know of it, a sentence each
 */
public record Reply(
        String author,
        String subject,
        String text,
        String quoted,
        Instant at,
        List<Attachment> attachments,
        Channel channel,
        Voice voice,
        List<String> remarks) {

    /** Who speaks. A word that sounds like a security incident counts, whoever says it (P31). */
    public enum Voice {
        /** Somebody who belongs to the case. */
        PARTY,
        /** Somebody outside: it is read and moves the case on, but is no wish of the customer's (P28). */
        OUTSIDER,
        /** A program: kept, and moves nothing. */
        MACHINE
    }

    /** By mail, from somebody who belongs to the case. */
    public Reply(String author, String subject, String text, String quoted, Instant at, List<Attachment> attachments) {
        this(author, subject, text, quoted, at, attachments, null, Voice.PARTY, List.of());
    }

    public Reply(String author, String text, Instant at) {
        this(author, "", text, "", at, List.of());
    }
}
