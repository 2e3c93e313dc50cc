package com.calibermind.support.laptop;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The laptop mode: used only where no database or no mail server is configured.
 *
 * @param data folder of the own database and of the passwords made at first start
 * @param smtpPort loopback port of the own mail server; 0: any free one
 * @param imapPort loopback port of the own mail server; 0: any free one
 */
@ConfigurationProperties("support.laptop")
record LaptopProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("3143") int imapPort) {}
