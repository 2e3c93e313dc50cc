package com.calibermind.support.mail.reading;

/**
 * A file in a mail.
 *
 * @param position counts from 0; names it for {@link MailReader#open}
 * @param name as the sender wrote it, without any path; never empty
 * @param contentType in lower case and without parameters, as claimed by the sender
 * @param size in bytes, decoded
 * @param contentId by which the mail's HTML shows it, without brackets, or null
 * @param inline shown within the text rather than beside it
 */
public record MailAttachment(
        int position, String name, String contentType, long size, String contentId, boolean inline) {}
