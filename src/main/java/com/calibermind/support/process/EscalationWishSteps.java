package com.calibermind.support.process;

import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code EscalationWish.bpmn} names (P28, P29). */
@Configuration(proxyBeanMethods = false)
class EscalationWishSteps {

    @Bean
    JavaDelegate requestEscalation(EscalationDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            Authority authority = form.is("addressee", Authority.HEAD_OF_CUSTOMER_SUCCESS.code())
                    ? Authority.HEAD_OF_CUSTOMER_SUCCESS
                    : Authority.MANAGER;
            form.done(desk.request(
                    form.text("reference"),
                    new EscalationWish(
                            EscalationReason.CUSTOMER_WISH, authority, form.text("words"), FormInput.user())));
        };
    }
}
