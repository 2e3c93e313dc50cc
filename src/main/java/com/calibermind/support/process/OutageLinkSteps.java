package com.calibermind.support.process;

import com.calibermind.support.outages.OutageLinks;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code OutageLink.bpmn} names (P08). */
@Configuration(proxyBeanMethods = false)
class OutageLinkSteps {

    @Bean
    JavaDelegate linkToOutage(OutageLinks links) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            String reference = form.required("reference", "Write the reference of the case to link.");
            form.required("number", "Write the number of the outage: OUT-12 is number 12.");
            form.done(links.link(form.whole("number"), reference, FormInput.user()));
        };
    }
}
