package com.calibermind.support.signin;

import com.calibermind.support.cases.LinkSecret;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions of customers, in the database so that any node knows them, by the hash of their secret. A session ends when it
 * has been idle for too long, when its time is over, or by its owner's word.
 */
@Component
@Transactional
public class Sessions {

    /** Not each click is worth a write. */
    private static final Duration NOTED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SignInProperties properties;
    private final Clock clock;

    Sessions(JdbcClient jdbc, SignInProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Always a new secret, whatever the browser carried before: nobody can plant a session. */
    public String begin(String email) {
        String secret = LinkSecret.random();
        Instant now = clock.instant();
        jdbc.sql(
                        "insert into customer_session (token_sha256, email, began_at, seen_at, ends_at) values (?, ?, ?, ?, ?)")
                .param(LinkSecret.sha256(secret))
                .param(email)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(properties.sessionLife())))
                .update();
        return secret;
    }

    /** Whose session it is; empty if it is none, or over. */
    public Optional<String> owner(String secret) {
        if (!LinkSecret.hasForm(secret)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<String> owner = jdbc.sql(
                        "select email from customer_session where token_sha256 = ? and ends_at > ? and seen_at > ?")
                .param(LinkSecret.sha256(secret))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.minus(properties.sessionIdle())))
                .query(String.class)
                .optional();
        owner.ifPresent(it -> seen(secret, now));
        return owner;
    }

    public void end(String secret) {
        if (LinkSecret.hasForm(secret)) {
            jdbc.sql("delete from customer_session where token_sha256 = ?")
                    .param(LinkSecret.sha256(secret))
                    .update();
        }
    }

    /** On every device; links that are still on their way work no more. */
    public void endAll(String email) {
        jdbc.sql("delete from customer_session where email = ?").param(email).update();
        jdbc.sql("update sign_in set used_at = ? where email = ? and used_at is null and token_sha256 is not null")
                .param(Timestamp.from(clock.instant()))
                .param(email)
                .update();
    }

    private void seen(String secret, Instant now) {
        jdbc.sql("update customer_session set seen_at = ? where token_sha256 = ? and seen_at < ?")
                .param(Timestamp.from(now))
                .param(LinkSecret.sha256(secret))
                .param(Timestamp.from(now.minus(NOTED_AGAIN_AFTER)))
                .update();
    }
}
