package com.calibermind.support.mail;

import com.calibermind.support.cases.SupportAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The support address and its mailboxes. Without {@code imap}, {@code mailboxes} and {@code smtp} the laptop mode's own mail
 * server is used.
 *
 * @param address the one support address (P01); letters come from it
 * @param aliases further addresses under which customers reach the same desk
 * @param imap the simple way to name one mailbox, read together with {@code folder}, {@code processed} and
 *     {@code quarantine}
 * @param mailboxes several, by names that must never change; all are mailboxes of the one desk
 * @param folder the IMAP folder that is read
 * @param processed the folder that mails are moved to once they are in the database; made if missing
 * @param quarantine the same for mails that could not be read
 * @param pollInterval pause between two looks into a folder whose server cannot announce new mail (IDLE)
 * @param timeout for connecting to, reading from and writing to a mail server; a dead IMAP connection is noticed within
 *     twice this time
 * @param takers threads of this node that take mails in; 0: this node reads no mailbox
 * @param patience how long reading one mail may take before a person gets it unread
 * @param senders threads of this node that hand letters to the SMTP server; 0: none
 * @param trustArrivalTime the response clock starts when the mailbox says that it received the mail; false: when the
 *     desk reads it, for a server whose clock is wrong
 * @param giveUpAfter a letter that the server has not taken for so long is refused
 */
@Validated
@ConfigurationProperties("support.mail")
record MailProperties(
        @DefaultValue("support@calibermind.example") @NotBlank @Email String address,

        @DefaultValue List<@NotBlank @Email String> aliases,
        MailServer imap,
        MailServer smtp,
        @DefaultValue @Valid Map<@NotBlank String, MailboxSettings> mailboxes,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("Processed") @NotBlank String processed,
        @DefaultValue("Quarantine") @NotBlank String quarantine,
        @DefaultValue("PT2S") Duration pollInterval,
        @DefaultValue("PT20S") Duration timeout,
        @DefaultValue("4") @Min(0) @Max(16) int takers,
        @DefaultValue("PT20S") Duration patience,
        @DefaultValue("2") @Min(0) @Max(16) int senders,
        @DefaultValue("P4D") Duration giveUpAfter,
        @DefaultValue("true") boolean trustArrivalTime)
        implements SupportAddress {

    MailProperties {
        boolean reads = imap != null || !mailboxes.isEmpty();
        if (reads != (smtp != null)) {
            throw new IllegalArgumentException(
                    reads
                            ? "support.mail.imap or support.mail.mailboxes is set but support.mail.smtp.host is not: name the server for outgoing mail, too"
                            : "support.mail.smtp is set but support.mail.imap.host is not: name the mailbox's server, too");
        }
    }

    /** Whether mail to that address reaches this desk, by its one address or by an alias; letter case says nothing. */
    boolean isOurs(String other) {
        return other != null
                && Stream.concat(Stream.of(address), aliases.stream()).anyMatch(other::equalsIgnoreCase);
    }

    /** Of {@code server}: the mailbox that is named the simple way. */
    Mailbox simple(MailServer server) {
        return new Mailbox(address + "/" + folder, server, folder, processed, quarantine);
    }

    /** Whether one of the addresses is the desk's. */
    boolean reaches(List<String> addresses) {
        return addresses.stream().anyMatch(this::isOurs);
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
