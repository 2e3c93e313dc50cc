package com.calibermind.support.demo;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.CustomerDesk;
import com.calibermind.support.cases.Duplicates;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.SupportAddress;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.mail.MailByHand;
import com.calibermind.support.process.EngineByHand;
import com.calibermind.support.process.Staff;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Only with {@code --support.demo=true}, and {@link DemoCheck} only lets a laptop have it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = DemoCheck.DEMO, havingValue = "true")
class DemoConfiguration {

    @Bean
    @Primary
    DemoClock demoClock() {
        return new DemoClock();
    }

    @Bean
    Day demoScript() throws IOException {
        try (InputStream file = new ClassPathResource("demo/day.yaml").getInputStream()) {
            Object script = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new ObjectMapper().convertValue(script, Day.class);
        }
    }

    @Bean
    Contacts demoContacts(Day day) {
        return new Contacts(day);
    }

    @Bean
    Files demoFiles(Contents contents) {
        return new Files(contents);
    }

    @Bean
    Mails demoMails(SupportAddress support, Files files) {
        return new Mails(support, files);
    }

    @Bean
    Arrivals demoArrivals(
            Contacts contacts,
            Mails mails,
            MailByHand mail,
            Files files,
            Reception reception,
            EngineByHand engine,
            PlatformTransactionManager transactions) {
        return new Arrivals(contacts, mails, mail, files, reception, engine, new TransactionTemplate(transactions));
    }

    @Bean
    DeskDeeds demoDeskDeeds(EngineByHand engine, CaseFiles files, ConversationDesk desk, Duplicates duplicates) {
        return new DeskDeeds(engine, files, desk, duplicates);
    }

    @Bean
    CustomerDeeds demoCustomerDeeds(
            Contacts contacts,
            Mails mails,
            MailByHand mail,
            CaseFiles files,
            CustomerDesk desk,
            CustomerDirectory directory) {
        return new CustomerDeeds(contacts, mails, mail, files, desk, directory);
    }

    @Bean
    People demoPeople(CustomerDirectory directory, Staff staff) {
        return new People(directory, staff);
    }

    @Bean
    DemoDay demoDay(
            Day day,
            Arrivals arrivals,
            DeskDeeds desk,
            CustomerDeeds customers,
            People people,
            CaseLists cases,
            EngineByHand engine,
            MailByHand mail,
            DemoClock clock) {
        Map<String, Deed> deeds = new HashMap<>(arrivals.deeds());
        deeds.putAll(desk.deeds());
        deeds.putAll(customers.deeds());
        return new DemoDay(day, deeds, people, cases, engine, mail, clock);
    }
}
