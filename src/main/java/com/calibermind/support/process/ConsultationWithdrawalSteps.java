package com.calibermind.support.process;

import com.calibermind.support.consultations.ConsultationDesk;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code ConsultationWithdrawal.bpmn} names (P24). */
@Configuration(proxyBeanMethods = false)
class ConsultationWithdrawalSteps {

    @Bean
    JavaDelegate withdrawConsultation(ConsultationDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            form.done(
                    desk.withdraw(form.text("reference"), form.whole("number"), form.text("reason"), FormInput.user()));
        };
    }
}
