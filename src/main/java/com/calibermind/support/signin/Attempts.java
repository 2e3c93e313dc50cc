package com.calibermind.support.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries in quarters of an hour, for all nodes together. Never within a transaction: a try counts also if what it tried
 * is rolled back, and no caller holds one connection of the pool while it waits for another.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
class Attempts {

    private static final Duration SPAN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more; returns how many there are now. */
    int count(String what, String who) {
        return jdbc.sql("""
                        insert into attempt as a (what, who, since, number) values (?, ?, ?, 1)
                        on conflict (what, who, since) do update set number = a.number + 1 returning number""")
                .param(what)
                .param(who)
                .param(since())
                .query(Integer.class)
                .single();
    }

    int counted(String what, String who) {
        return jdbc.sql("select number from attempt where what = ? and who = ? and since = ?")
                .param(what)
                .param(who)
                .param(since())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private Timestamp since() {
        long span = SPAN.toMillis();
        return Timestamp.from(Instant.ofEpochMilli(clock.millis() / span * span));
    }
}
