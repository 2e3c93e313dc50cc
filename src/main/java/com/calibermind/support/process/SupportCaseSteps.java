package com.calibermind.support.process;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.cases.Triage;
import com.calibermind.support.policy.Severity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code SupportCase.bpmn} names. */
@Configuration(proxyBeanMethods = false)
class SupportCaseSteps {

    @Bean
    JavaDelegate acknowledgeReceipt(Reception reception) {
        return execution -> reception.acknowledge(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener triageCompleted(SeverityDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            String severity = form.text("severity");
            var triage = new Triage(
                    Severity.ofCode(severity).orElse(null),
                    form.impairment(),
                    RequestKind.ofCode(form.text("requestKind")).orElse(null),
                    form.text("severityReason"),
                    form.ticked("askMissing"));
            form.done(desk.triage(reference(task), triage, FormInput.user()));
            CaseVariable.SEVERITY.set(task, severity);
        };
    }

    @Bean
    JavaDelegate escalateUntriaged(EscalationDesk desk) {
        return execution -> desk.untriaged(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate remindOrClose(CaseDesk desk) {
        return execution ->
                CaseVariable.CLOSED.decide(execution, desk.remindOrClose(execution.getProcessBusinessKey()));
    }

    static String reference(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return execution.getProcessBusinessKey();
    }
}
