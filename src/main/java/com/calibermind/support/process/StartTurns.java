package com.calibermind.support.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Nodes that start at the same time on one database take turns with what each of them makes if it is missing: diagrams,
 * rights, the first administrator. Whoever comes second finds it made.
 */
@Component
class StartTurns {

    /** Any number that nobody else locks. */
    static final long LOCK = 7_100_202_104L;

    private final DataSource database;

    StartTurns(DataSource database) {
        this.database = database;
    }

    /** Ends with the connection if this node dies meanwhile. */
    void take(Runnable work) {
        try (Connection turn = database.getConnection()) {
            turn.setAutoCommit(false);
            try (Statement lock = turn.createStatement()) {
                lock.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            }
            try {
                work.run();
            } finally {
                turn.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The nodes of this desk cannot take turns at their start.", e);
        }
    }
}
