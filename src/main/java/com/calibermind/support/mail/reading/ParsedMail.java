package com.calibermind.support.mail.reading;

import java.time.Instant;
import java.util.List;

/**
 * What the desk reads from a mail. Texts hold no NUL characters, addresses are in lower case.
 *
 * @param from address of the sender
 * @param fromName or null
 * @param to addresses in To, as far as they can be read
 * @param cc addresses in Cc, as far as they can be read
 * @param messageId or null
 * @param sentAt what the sender says in Date, or null; nothing is ever reckoned from it
 * @param references Message-IDs from In-Reply-To and References, nearest first
 * @param text the sender's own words as a person would read them, HTML turned to text
 * @param folded what the mail quotes of earlier ones, and the signature; empty if there is none
 * @param attachments in the order in which they stand in the mail
 * @param calendar text of the calendar object in it, or null
 * @param report what a mail server reports of a letter of ours, or null
 * @param formatted whether a part of it is HTML, which {@link MailReader#html} makes a page of
 * @param remarks what a person should know of how the mail was read, in words
 */
public record ParsedMail(
        String from,
        String fromName,
        List<String> to,
        List<String> cc,
        String subject,
        String messageId,
        Instant sentAt,
        List<String> references,
        MailHeaders headers,
        String text,
        String folded,
        List<MailAttachment> attachments,
        String calendar,
        DeliveryReport report,
        boolean formatted,
        List<String> remarks) {

    /** All that the sender's side wrote into the body, own words first. */
    public String wholeText() {
        return folded.isEmpty() ? text : text + "\n\n" + folded;
    }
}
