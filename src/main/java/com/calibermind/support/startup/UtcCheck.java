package com.calibermind.support.startup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** The engine keeps due dates without a zone, so every JVM must run in UTC or nodes read each other's timers wrong. */
class UtcCheck implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ZoneId zone = ZoneId.systemDefault();
        var rules = zone.getRules();
        if (!rules.isFixedOffset() || !rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC)) {
            throw new StartRefused(
                    "This JVM runs in the time zone " + zone + ", but timers are only right in UTC.",
                    "Start it with: java -Duser.timezone=UTC -jar support-desk.jar (people still read times in"
                            + " support.time-zone).");
        }
    }
}
