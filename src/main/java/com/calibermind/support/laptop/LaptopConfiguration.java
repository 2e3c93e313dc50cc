package com.calibermind.support.laptop;

import com.calibermind.support.startup.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaptopProperties.class)
class LaptopConfiguration {

    @Bean
    @Lazy
    Passwords laptopPasswords(LaptopProperties properties) {
        try {
            Files.createDirectories(properties.data());
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder " + properties.data().toAbsolutePath() + " cannot be made: " + e.getMessage(),
                    "Make it writable, or name another: --support.laptop.data=DIR");
        }
        return new Passwords(properties.data());
    }
}
