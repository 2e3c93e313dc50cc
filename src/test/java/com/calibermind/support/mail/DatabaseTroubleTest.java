package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @DisplayName("P01 a database that is away, full, going down, read-only or locked is no fault of a mail")
    @ValueSource(strings = {"08006", "53100", "57P01", "58030", "25006", "55P03"})
    void trouble(String state) {
        assertThat(DatabaseTrouble.isIn(new RuntimeException(new SQLException("x", state))))
                .isTrue();
    }

    @Test
    void itsFault() {
        SQLException notUtf8 = new SQLException("invalid byte sequence", "22021");
        assertThat(DatabaseTrouble.isIn(new DataIntegrityViolationException("x", notUtf8)))
                .isFalse();
        assertThat(DatabaseTrouble.isIn(new IllegalStateException("x"))).isFalse();
    }
}
