package com.calibermind.support.mail;

import com.calibermind.support.cases.SupportAddress;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The support address and its mailbox. Without {@code imap} and {@code smtp} the laptop mode's own mail server is used.
 *
 * @param address the one support address (P01); letters come from it
 * @param aliases further addresses under which customers reach the same desk
 * @param folder the IMAP folder that is read
 * @param pollInterval pause between two looks into the folder
 * @param timeout for connecting to, reading from and writing to a mail server
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
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("PT2S") Duration pollInterval,
        @DefaultValue("PT20S") Duration timeout,
        @DefaultValue("2") @Min(0) @Max(16) int senders,
        @DefaultValue("P4D") Duration giveUpAfter,
        @DefaultValue("true") boolean trustArrivalTime)
        implements SupportAddress {

    MailProperties {
        if ((imap == null) != (smtp == null)) {
            throw new IllegalArgumentException(
                    imap == null
                            ? "support.mail.smtp is set but support.mail.imap.host is not: name the mailbox's server, too"
                            : "support.mail.imap is set but support.mail.smtp.host is not: name the server for outgoing mail, too");
        }
    }

    /** Whether mail to that address reaches this desk, by its one address or by an alias; letter case says nothing. */
    boolean isOurs(String other) {
        return other != null
                && Stream.concat(Stream.of(address), aliases.stream()).anyMatch(other::equalsIgnoreCase);
    }

    /** Whether one of the addresses is the desk's. */
    boolean reaches(List<String> addresses) {
        return addresses.stream().anyMatch(this::isOurs);
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
