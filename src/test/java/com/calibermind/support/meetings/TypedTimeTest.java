package com.calibermind.support.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TypedTimeTest {

    private static final Instant NOW = Instant.parse("2027-01-10T12:00:00Z");

    @Test
    void anOffsetIsExactWhateverTheZone() {
        var time = new TypedTime("2027-03-28T02:30+01:00", "Asia/Tokyo");
        assertThat(time.objection(NOW)).isEmpty();
        assertThat(time.start()).contains(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void aLocalTimeIsReadInItsZone() {
        assertThat(new TypedTime("2027-07-01T09:00", "Europe/Berlin").start())
                .contains(Instant.parse("2027-07-01T07:00:00Z"));
        assertThat(new TypedTime("2027-07-01T09:00", "+05:30").start()).contains(Instant.parse("2027-07-01T03:30:00Z"));
    }

    @Test
    void anHourThatDoesNotExistOrComesTwiceIsNotGuessed() {
        assertThat(new TypedTime("2027-03-28T02:30", "Europe/Berlin").objection(NOW))
                .hasValueSatisfying(it -> assertThat(it).contains("clocks change"));
        assertThat(new TypedTime("2027-10-31T02:30", "Europe/Berlin").objection(NOW))
                .hasValueSatisfying(it -> assertThat(it).contains("clocks change"));
    }

    @Test
    void thisVeryMomentHasPassed() {
        assertThat(new TypedTime("2027-01-10T12:00Z", null).objection(NOW))
                .hasValueSatisfying(it -> assertThat(it).contains("has passed"));
        assertThat(new TypedTime("2027-01-10T12:01Z", null).objection(NOW)).isEmpty();
    }
}
