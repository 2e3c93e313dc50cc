package com.calibermind.support.process;

import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.Finding;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that {@code Escalation.bpmn} names. */
@Configuration(proxyBeanMethods = false)
class EscalationSteps {

    private static final int ABOVE_ALL_CASES = 90;

    @Bean
    TaskListener findingRecorded(EscalationDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            String followed = form.text("policyFollowed");
            var finding = new Finding(
                    followed == null ? null : followed.equals("yes"),
                    form.text("clause"),
                    form.text("finding"),
                    form.text("answer"));
            form.done(desk.settle(CaseVariable.ESCALATION_ID.of(task), finding, FormInput.user()));
        };
    }

    @Bean
    JavaDelegate passEscalationOn(EscalationDesk desk) {
        return execution -> CaseVariable.ADDRESSEE.set(
                execution, desk.passOn(CaseVariable.ESCALATION_ID.of(execution)).code());
    }

    @Bean
    JavaDelegate remindHead(EscalationDesk desk, @Lazy TaskService tasks) {
        return execution -> {
            int reminders = desk.remind(CaseVariable.ESCALATION_ID.of(execution));
            for (Task task : tasks.createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .list()) {
                task.setName("Reminder " + reminders + ": " + task.getName().replaceFirst("^Reminder \\d+: ", ""));
                task.setPriority(ABOVE_ALL_CASES);
                tasks.saveTask(task);
            }
        };
    }

    @Bean
    JavaDelegate answerEscalation(EscalationDesk desk) {
        return execution -> desk.answer(CaseVariable.ESCALATION_ID.of(execution));
    }
}
