package com.calibermind.support.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, LetterProperties.class, OAuth2Properties.class})
class MailConfiguration {

    @Bean
    @ConditionalOnProperty("support.mail.smtp.host")
    MailServers configuredMailServers(MailProperties properties) {
        return new MailServers(properties.imap(), properties.smtp());
    }
}
