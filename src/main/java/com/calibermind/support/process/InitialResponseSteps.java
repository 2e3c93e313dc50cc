package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.cases.Answer;
import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.EscalationDesk;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code InitialResponse.bpmn} names. */
@Configuration(proxyBeanMethods = false)
class InitialResponseSteps {

    static final int OVERDUE_SOON = 5;

    @Bean
    TaskListener responseCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            var answer = new Answer(
                    form.text("answer"),
                    !form.is("answeredBy", "telephone"),
                    form.is("outcome", "settled"),
                    form.ticked("askMissing"));
            form.done(desk.respond(reference(task), answer, FormInput.user()));
            CaseVariable.BY_MAIL.decide(task, answer.byMail());
        };
    }

    /** From triage, from a change, or after a refused mail: the severity of that moment. */
    @Bean
    ExecutionListener severitySet(CaseFiles files) {
        return execution -> CaseVariable.SEVERITY.decide(
                execution,
                files.of(execution.getProcessBusinessKey()).watchedSeverity().code());
    }

    /** Moves the task up within its severity and says so in its name, where a specialist sees it in the list. */
    @Bean
    TaskListener warnOfDeadline(EscalationDesk desk) {
        return task -> {
            desk.warn(reference(task));
            task.setPriority(task.getPriority() + OVERDUE_SOON);
            task.setName(TaskTitles.marked("Due soon: ", task.getName()));
        };
    }

    @Bean
    JavaDelegate escalateMissedResponse(EscalationDesk desk) {
        return execution -> desk.responseMissed(execution.getProcessBusinessKey());
    }
}
