package com.calibermind.support.startup;

import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** PostgreSQL classes 08 (connection) and 28 (sign-in) and 3D000 (no such database). */
class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private final Environment environment;

    DatabaseUnreachableAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (!state.startsWith("08") && !state.startsWith("28") && !state.equals("3D000")) {
            return null;
        }
        return new FailureAnalysis(
                "The database " + environment.getProperty("spring.datasource.url", "of the laptop mode")
                        + " cannot be used: " + cause.getMessage(),
                "Start PostgreSQL, or correct SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                        + " SPRING_DATASOURCE_PASSWORD. Without SPRING_DATASOURCE_URL the desk brings its own database.",
                cause);
    }
}
