package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.calibermind.support.DeskTest;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class StartTurnsTest extends DeskTest {

    @Autowired
    private StartTurns turns;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    @Test
    void aNodeWaitsUntilTheOtherHasMadeWhatIsMissing() throws Exception {
        var done = new AtomicBoolean();
        var over = new CountDownLatch(1);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + StartTurns.LOCK + ")");
            var second = new Thread(() -> {
                turns.take(() -> done.set(true));
                over.countDown();
            });
            second.start();
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
            assertThat(done).isFalse();
            other.rollback();
        }
        assertThat(over.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(done).isTrue();
    }

    private boolean somebodyWaits() {
        return jdbc.queryForObject(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted", Integer.class)
                > 0;
    }
}
