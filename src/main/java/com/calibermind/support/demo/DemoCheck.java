package com.calibermind.support.demo;

import com.calibermind.support.startup.StartRefused;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Invented cases among real ones could not be told apart, and their letters would reach somebody. */
class DemoCheck implements EnvironmentPostProcessor {

    static final String DEMO = "support.demo";

    private static final List<String> REAL = List.of("spring.datasource.url", "support.mail.smtp.host");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String demo = environment.getProperty(DEMO, "false");
        if (!demo.equals("true") && !demo.equals("false")) {
            throw new StartRefused("support.demo is \"" + demo + "\".", "Write --support.demo=true, or leave it out.");
        }
        if (demo.equals("true")) {
            REAL.stream()
                    .filter(it -> !environment.getProperty(it, "none").equals("none"))
                    .forEach(DemoCheck::refuse);
        }
    }

    private static void refuse(String setting) {
        throw new StartRefused(
                "support.demo fills a desk with invented cases, but this is a configured one: " + setting + " is set.",
                "Leave support.demo out. For a demo leave spring.datasource.url and support.mail out, and give it a folder"
                        + " of its own: --support.laptop.data=DIR");
    }
}
