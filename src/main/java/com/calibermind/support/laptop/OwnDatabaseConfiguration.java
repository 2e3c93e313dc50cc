package com.calibermind.support.laptop;

import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.process.Staff;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only without {@code spring.datasource.url}, and where its layer is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(EmbeddedPostgres.class)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "none", matchIfMissing = true)
class OwnDatabaseConfiguration {

    @Bean
    OwnDatabase ownDatabase(LaptopProperties properties, Passwords passwords) {
        return new OwnDatabase(properties.data(), passwords);
    }

    @Bean
    FirstDay firstDay(
            Staff staff, CustomerDirectory directory, Passwords passwords, ObjectProvider<OwnMailServer> mail) {
        return new FirstDay(staff, directory, passwords, mail);
    }
}
