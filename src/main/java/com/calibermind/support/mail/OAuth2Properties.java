package com.calibermind.support.mail;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sign-in to the mail servers with tokens (RFC 6749) instead of passwords: used for every account that has a user and no
 * password. Microsoft 365 takes the client-credentials grant; Gmail takes a refresh token.
 *
 * @param tokenUri the token endpoint, https; null: passwords only
 * @param scope e.g. {@code https://outlook.office365.com/.default} or {@code https://mail.google.com/}
 * @param refreshToken empty: the client-credentials grant
 * @param mechanism XOAUTH2, which Microsoft and Google take, or OAUTHBEARER (RFC 7628)
 * @param timeout for connecting to and reading from the token endpoint
 */
@Validated
@ConfigurationProperties("support.mail.oauth2")
record OAuth2Properties(
        URI tokenUri,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String scope,
        @DefaultValue("") String refreshToken,
        @DefaultValue("XOAUTH2") Mechanism mechanism,
        @DefaultValue("PT10S") Duration timeout) {

    enum Mechanism {
        XOAUTH2,
        OAUTHBEARER
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    boolean isUsed() {
        return tokenUri != null;
    }

    @AssertTrue(
            message = "support.mail.oauth2.token-uri must begin with https:// so that no secret is sent in the clear")
    boolean isSafe() {
        return tokenUri == null || "https".equals(tokenUri.getScheme()) || LOOPBACK.contains(tokenUri.getHost());
    }

    @AssertTrue(
            message = "support.mail.oauth2.client-id is missing: name the application that is registered for the desk")
    boolean isNamed() {
        return tokenUri == null || !clientId.isBlank();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return clientId + " at " + tokenUri + " by " + mechanism;
    }
}
