package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaSystemException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @DisplayName("P01 a database that is away, full, going down, read-only or locked is no fault of a mail")
    @ValueSource(strings = {"08006", "53100", "57P01", "58030", "25006", "55P03"})
    void trouble(String state) {
        assertThat(DatabaseTrouble.isIn(new RuntimeException(new SQLException("x", state))))
                .isTrue();
    }

    @Test
    @DisplayName("P01 nor is it one whose transaction could not even be rolled back, for its connection was closed")
    void hiddenByTheRollback() {
        var closed = new JpaSystemException(
                new TransactionException("Unable to rollback", new SQLException("Connection is closed")));
        assertThat(DatabaseTrouble.isIn(closed)).isTrue();
    }

    @Test
    void itsFault() {
        SQLException notUtf8 = new SQLException("invalid byte sequence", "22021");
        assertThat(DatabaseTrouble.isIn(new DataIntegrityViolationException("x", notUtf8)))
                .isFalse();
        assertThat(DatabaseTrouble.isIn(new IllegalStateException("x"))).isFalse();
    }
}
