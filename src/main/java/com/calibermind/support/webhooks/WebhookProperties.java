package com.calibermind.support.webhooks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are sent.
 *
 * @param privateNetworks addresses inside that may be reached though they are not public, e.g. 10.1.0.0/16 or ::1; within the
 *     machine itself http will do, if its loopback address is among them
 * @param senders threads of this node that send; 0: it sends none. Each serves one receiver at a time, so a slow one holds one
 * @param timeout how long one attempt may take in all
 * @param giveUpAfter after how long without success a delivery is parked
 * @param kept how long deliveries that are done or parked are listed, and can be replayed
 */
@Validated
@ConfigurationProperties("support.webhooks")
record WebhookProperties(
        @DefaultValue List<String> privateNetworks,
        @DefaultValue("4") @Min(0) @Max(50) int senders,
        @DefaultValue("PT15S") @NotNull Duration timeout,
        @DefaultValue("P4D") @NotNull Duration giveUpAfter,
        @DefaultValue("P30D") @NotNull Duration kept) {

    WebhookProperties {
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("support.webhooks.timeout must lie between 0.1 and 30 seconds");
        }
        privateNetworks.forEach(WebhookProperties::check);
    }

    private static void check(String network) {
        try {
            new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "support.webhooks.private-networks: \"" + network + "\" is no network such as 10.1.0.0/16", e);
        }
    }
}
