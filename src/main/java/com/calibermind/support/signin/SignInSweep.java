package com.calibermind.support.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what nobody can use any more. */
@Component
class SignInSweep {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInSweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${support.sign-in.sweep:PT1H}", initialDelayString = "${support.sign-in.sweep:PT1H}")
    @Transactional
    public void sweep() {
        Instant now = clock.instant();
        delete("delete from customer_session where ends_at < ?", now);
        delete("delete from sign_in where asked_at < ?", now.minus(KEPT));
        delete("delete from attempt where since < ?", now.minus(KEPT));
    }

    private void delete(String statement, Instant before) {
        jdbc.sql(statement).param(Timestamp.from(before)).update();
    }
}
