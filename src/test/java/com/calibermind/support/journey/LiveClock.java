package com.calibermind.support.journey;

import com.calibermind.support.TestClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration
class LiveClock {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
