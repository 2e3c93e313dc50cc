package com.calibermind.support.laptop;

import com.calibermind.support.mail.MailServers;
import com.icegreen.greenmail.util.GreenMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only without {@code support.mail.smtp.host}, and where its layer is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(GreenMail.class)
@ConditionalOnProperty(name = "support.mail.smtp.host", havingValue = "none", matchIfMissing = true)
class OwnMailConfiguration {

    @Bean
    OwnMailServer ownMailServer(
            LaptopProperties properties,
            Passwords passwords,
            @Value("${support.mail.address:support@calibermind.example}") String supportAddress) {
        return new OwnMailServer(properties, supportAddress, passwords);
    }

    @Bean
    MailServers ownMailServers(OwnMailServer server) {
        return server.servers();
    }
}
