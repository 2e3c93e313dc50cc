package com.calibermind.support.process;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.Reception;
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
    TaskListener triageCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            String severity = form.text("severity");
            Severity chosen = Severity.ofCode(severity).orElse(null);
            form.done(desk.triage(
                    reference(task),
                    new Triage(chosen, form.impairment(), form.text("severityReason")),
                    FormInput.user()));
            CaseVariable.SEVERITY.set(task, severity);
        };
    }

    @Bean
    JavaDelegate escalateUntriaged(EscalationDesk desk) {
        return execution -> desk.untriaged(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener investigationCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            boolean solved = form.is("nextStep", "resolve");
            form.done(desk.investigated(
                    reference(task), form.text("findings"), solved, form.text("question"), FormInput.user()));
            CaseVariable.SOLVED.set(task, solved);
        };
    }

    @Bean
    TaskListener resolutionCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            form.done(desk.resolve(
                    reference(task), form.text("resolutionKind"), form.text("resolution"), FormInput.user()));
        };
    }

    @Bean
    JavaDelegate closeCase(CaseDesk desk) {
        return execution -> CaseVariable.CLOSED.set(execution, desk.close(execution.getProcessBusinessKey()));
    }

    static String reference(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return execution.getProcessBusinessKey();
    }
}
