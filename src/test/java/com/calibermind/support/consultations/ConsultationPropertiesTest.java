package com.calibermind.support.consultations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsultationPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT59.999S"})
    @DisplayName("P24 a reminder that would never pause is refused at start")
    void tooShort(String reminder) {
        assertThatThrownBy(() -> new ConsultationProperties(Duration.parse(reminder)))
                .hasMessageContaining("support.consultations.reminder")
                .hasMessageContaining("PT1M or longer");
    }

    @Test
    void aMinuteWillDo() {
        assertThat(new ConsultationProperties(Duration.ofMinutes(1)).reminder()).isEqualTo(Duration.ofMinutes(1));
    }
}
