package com.calibermind.support.mail;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sorted.
 *
 * @param authservId the name under which the desk's own mail server writes what it found out about a sender
 *     (Authentication-Results, RFC 8601, section 2.5); that server must remove what others wrote under it. Empty: senders
 *     are not verified, and not marked either
 * @param caps what keeps two machines from answering each other without end
 */
@Validated
@ConfigurationProperties("support.mail")
record SortingProperties(
        @DefaultValue("") @NotNull String authservId,
        @DefaultValue @Valid Caps caps) {

    /**
     * Each within the window. No mail is lost to them: what is beyond waits for a person.
     *
     * @param answers automatic letters to one address (acknowledgements, requests to send again); its further reports
     *     become cases, but are not acknowledged
     * @param work cases and reviews that the mails of one sender make; its further mails are reviewed together, as one task
     * @param joins mails that join one case; further ones are reviewed together, as one task
     */
    record Caps(
            @DefaultValue("PT1H") @NotNull Duration window,
            @DefaultValue("3") @Min(0) int answers,
            @DefaultValue("20") @Min(1) int work,
            @DefaultValue("60") @Min(1) int joins) {}
}
