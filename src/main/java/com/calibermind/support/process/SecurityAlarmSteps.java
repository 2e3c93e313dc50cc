package com.calibermind.support.process;

import com.calibermind.support.cases.SeverityDesk;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code SecurityAlarm.bpmn} names (P31, P34). */
@Configuration(proxyBeanMethods = false)
class SecurityAlarmSteps {

    @Bean
    JavaDelegate raiseSecurityAlarm(SeverityDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            form.done(desk.suspectSecurity(form.text("reference"), form.text("suspicion"), FormInput.user()));
        };
    }
}
