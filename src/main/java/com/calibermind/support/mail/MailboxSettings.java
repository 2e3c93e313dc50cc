package com.calibermind.support.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One of several mailboxes of the desk: {@code support.mail.mailboxes.NAME}.
 *
 * @param imap its server and account
 * @param folder the IMAP folder that is read
 * @param processed the folder that mails are moved to once they are in the database; made if missing
 * @param quarantine the same for mails that could not be read
 */
record MailboxSettings(
        @NotNull MailServer imap,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("Processed") @NotBlank String processed,
        @DefaultValue("Quarantine") @NotBlank String quarantine) {}
