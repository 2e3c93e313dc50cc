package com.calibermind.support.process;

import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.policy.Severity;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code SeverityChange.bpmn} names. */
@Configuration(proxyBeanMethods = false)
class SeverityChangeSteps {

    @Bean
    JavaDelegate changeSeverity(SeverityDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            Severity severity = Severity.ofCode(form.text("severity")).orElse(null);
            form.done(desk.changeSeverity(form.text("reference"), severity, form.text("reason"), FormInput.user()));
        };
    }
}
