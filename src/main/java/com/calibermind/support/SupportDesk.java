package com.calibermind.support;

import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.SupportProperties;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties({SupportProperties.class, PortalAddress.class})
public class SupportDesk {

    public static void main(String[] args) {
        SpringApplication.run(SupportDesk.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
