package com.calibermind.support.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalWordsTest {

    @Test
    @DisplayName("P31 other languages' words raise an alarm where they are configured")
    void configuredWords() {
        Duration any = Duration.ofHours(1);
        var words = new SignalWords(new SupportProperties(
                "CM",
                ZoneOffset.UTC,
                new SupportProperties.Limits(any, any, any, any, any, any, any, any, any, any),
                new SupportProperties.Words(List.of("Datenleck"), List.of())));

        assertThat(words.security("Wir haben ein DATENLECK.")).isPresent();
        assertThat(words.security("We were hacked.")).isEmpty();
    }
}
