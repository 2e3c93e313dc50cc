package com.calibermind.support.mail;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The database is away, full, or busy beyond reason: no fault of the mail that was to be taken in. */
class DatabaseTrouble extends RuntimeException {

    /** SQLSTATE classes and codes: connection, resources, operator, system; read-only server; lock not to be had. */
    private static final List<String> STATES = List.of("08", "53", "57", "58", "25006", "25P03", "55P03", "XX000");

    /**
     * What the pool says, without any SQLSTATE, when a transaction is rolled back whose connection the server has ended: that
     * hides what the server itself had said.
     */
    private static final String CLOSED = "Connection is closed";

    DatabaseTrouble(String message, Throwable cause) {
        super(message, cause);
    }

    static boolean isIn(Throwable e) {
        for (Throwable it = e; it != null; it = it.getCause()) {
            if (it instanceof DatabaseTrouble
                    || it instanceof CannotCreateTransactionException
                    || it instanceof DataAccessResourceFailureException
                    || it instanceof java.sql.SQLTransientConnectionException
                    || (it instanceof SQLException sql && isTrouble(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrouble(SQLException e) {
        String state = e.getSQLState();
        return state == null ? CLOSED.equals(e.getMessage()) : STATES.stream().anyMatch(state::startsWith);
    }
}
