package com.calibermind.support.process;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.cases.Triage;
import com.calibermind.support.policy.Severity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
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
            var triage = new Triage(
                    Severity.ofCode(form.text("severity")).orElse(null),
                    form.impairment(),
                    RequestKind.ofCode(form.text("requestKind")).orElse(null),
                    form.text("severityReason"),
                    form.ticked("askMissing"));
            form.done(desk.triage(reference(task), triage, FormInput.user()));
        };
    }

    @Bean
    JavaDelegate escalateUntriaged(EscalationDesk desk) {
        return execution -> desk.untriaged(execution.getProcessBusinessKey());
    }

    @Bean
    ExecutionListener initialResponseGiven(CaseFiles files) {
        return execution -> {
            CaseState state = files.of(execution.getProcessBusinessKey()).state();
            CaseVariable.SETTLED.decide(execution, state == CaseState.RESOLVED);
        };
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
