package com.calibermind.support.mail;

import java.util.List;

/**
 * What the desk reads from a mail. Texts hold no NUL characters.
 *
 * @param from lower case address of the sender
 * @param fromName or null
 * @param messageId or null
 * @param references Message-IDs from In-Reply-To and References, nearest first
 * @param text what a person would read, HTML turned to text
 * @param calendar text of the calendar object in it, or null
 * @param automaticBecause why this mail was sent by a machine, or null if by a person
 */
record ParsedMail(
        String from,
        String fromName,
        String subject,
        String messageId,
        List<String> references,
        String text,
        String calendar,
        String automaticBecause) {

    boolean isAutomatic() {
        return automaticBecause != null;
    }
}
