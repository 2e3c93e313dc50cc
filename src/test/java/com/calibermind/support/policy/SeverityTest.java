package com.calibermind.support.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeverityTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** An ordinary day, both clock changes of Berlin, the turn of the year, a leap day. */
    static Stream<Arguments> receiptsOfEachSeverity() {
        return Stream.of(
                        "2026-06-15T10:00:00Z",
                        "2026-03-29T00:59:59.999Z",
                        "2026-10-25T00:30:00Z",
                        "2026-12-31T23:59:59.999Z",
                        "2028-02-28T23:00:00Z")
                .map(Instant::parse)
                .flatMap(receipt -> Stream.of(Severity.values()).map(severity -> Arguments.of(severity, receipt)));
    }

    @ParameterizedTest(name = "{0} received {1}")
    @MethodSource("receiptsOfEachSeverity")
    @DisplayName("P16 P17 P18 P19 an answer is in time up to the last millisecond, at the target it is late")
    void lessThanTheTargetToTheMillisecond(Severity severity, Instant receipt) {
        Deadline deadline = new ResponseTarget(severity, severity.promise(), Duration.ofMinutes(10)).from(receipt);
        Instant limit = receipt.plus(severity.promise());

        assertThat(deadline.isMetBy(limit.minusMillis(1))).isTrue();
        assertThat(deadline.isMetBy(limit)).isFalse();
        assertThat(deadline.isMetBy(limit.plusMillis(1))).isFalse();
        assertThat(deadline.isMissedAt(limit.minusMillis(1))).isFalse();
        assertThat(deadline.isMissedAt(limit)).isTrue();
        assertThat(deadline.missedBy(limit.minusMillis(1))).isZero();
        assertThat(deadline.missedBy(limit.plusMillis(1))).isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @CsvSource({"SEVERITY_1,PT30M,P16", "SEVERITY_2,PT1H,P17", "SEVERITY_3,PT8H,P18", "SEVERITY_4,PT24H,P19"})
    @DisplayName("P16 P17 P18 P19 each severity promises what the policy says")
    void promises(Severity severity, Duration promise, String clause) {
        assertThat(severity.promise()).isEqualTo(promise);
        assertThat(severity.clause()).isEqualTo(clause);
    }

    @Test
    @DisplayName("P21 the clock does not jump with the clocks of a country")
    void clockChangesDoNotMoveDeadlines() {
        Instant beforeSpring =
                ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, BERLIN).toInstant();
        Deadline deadline =
                new ResponseTarget(Severity.SEVERITY_4, Duration.ofHours(24), Duration.ofHours(4)).from(beforeSpring);

        assertThat(deadline.due().atZone(BERLIN).toLocalTime()).hasToString("13:00");
        assertThat(Duration.between(beforeSpring, deadline.due())).isEqualTo(Duration.ofHours(24));
        assertThat(deadline.warnAt()).isEqualTo(deadline.due().minus(Duration.ofHours(4)));
    }

    @Test
    @DisplayName("P22 without a severity the strictest clock watches")
    void watchedSeverity() {
        assertThat(Severity.watched(null, null)).isEqualTo(Severity.SEVERITY_1);
        assertThat(Severity.watched(null, Severity.SEVERITY_3)).isEqualTo(Severity.SEVERITY_3);
        assertThat(Severity.watched(Severity.SEVERITY_4, Severity.SEVERITY_2)).isEqualTo(Severity.SEVERITY_4);
    }

    @Test
    @DisplayName("P38 a target looser than the policy's is refused, naming the clause")
    void looserTargetsAreRefused() {
        assertThatThrownBy(() -> new ResponseTarget(Severity.SEVERITY_2, Duration.ofMinutes(61), Duration.ofMinutes(5)))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("Severity 2")
                .hasMessageContaining("P17");
        assertThatThrownBy(() -> new ResponseTarget(Severity.SEVERITY_2, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(BrokenPromise.class);
        assertThatThrownBy(
                        () -> new ResponseTarget(Severity.SEVERITY_1, Duration.ofMinutes(20), Duration.ofMinutes(20)))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("warning");
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M,30 minutes",
        "PT1H,1 hour",
        "PT24H,24 hours",
        "PT59.9S,59 seconds",
        "PT1S,1 second",
        "PT90M,1 hour 30 minutes",
        "PT51H,2 days 3 hours"
    })
    void durationsInWords(Duration duration, String words) {
        assertThat(TimeWords.of(duration)).isEqualTo(words);
    }

    @Test
    void momentsAreShownWithTheirZone() {
        assertThat(TimeWords.at(Instant.parse("2026-07-01T12:30:00Z"), BERLIN)).isEqualTo("1 Jul 2026 14:30 CEST");
    }
}
