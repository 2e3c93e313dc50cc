package com.calibermind.support.mail;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One mail server and the account on it.
 *
 * @param host name or address
 * @param port usual ports: IMAP 143 or 993 (TLS), SMTP 25, 587 or 465 (TLS)
 * @param user empty: no sign-in
 * @param tls NONE, STARTTLS (required, not opportunistic) or TLS; certificates are always checked
 */
public record MailServer(
        String host,
        int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("STARTTLS") Tls tls) {

    public enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + " as " + (user.isEmpty() ? "nobody" : user) + ", TLS " + tls;
    }
}
