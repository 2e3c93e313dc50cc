package com.calibermind.support.cases;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where customers find their pages.
 *
 * @param baseUrl as it is reached from outside, without a path: links in letters begin with it
 */
@Validated
@ConfigurationProperties("support.portal")
public record PortalAddress(@NotNull URI baseUrl) {

    public PortalAddress {
        if (baseUrl != null
                && (baseUrl.getHost() == null || !baseUrl.getScheme().matches("https?"))) {
            throw new IllegalArgumentException(
                    "support.portal.base-url is " + baseUrl + " but must be like https://support.example.com");
        }
    }

    /** @param path begins with a slash */
    public String of(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** No secret: who opens it must sign in. */
    public String ofCase(String reference) {
        return of("/support/cases/" + reference);
    }

    /** Whether browsers are to send cookies over TLS only. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }
}
