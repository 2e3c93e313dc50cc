package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.EscalationAction;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.cases.Finding;
import com.calibermind.support.policy.Severity;
import java.util.Map;
import java.util.Objects;
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

    static final int ABOVE_ALL_CASES = 90;

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
            form.done(desk.settle(CaseVariable.ESCALATION_ID.of(task), finding, action(form), FormInput.user()));
        };
    }

    private static EscalationAction action(FormInput form) {
        String assignTo = switch (String.valueOf(form.text("owner"))) {
            case "myself" -> FormInput.user();
            case "person" -> form.required("assignTo", "Name the person who goes on with the case.");
            default -> null;
        };
        return new EscalationAction(
                assignTo, Severity.ofCode(form.text("raiseSeverity")).orElse(null), form.ticked("raisePriority"));
    }

    @Bean
    FactSource escalationFacts(CaseFiles files, FactWords words) {
        return task -> FactSource.isOf(task, "Escalation") && CaseVariable.ESCALATION_ID.of(task) != null
                ? facts(files.escalation(CaseVariable.ESCALATION_ID.of(task)), words)
                : Map.of();
    }

    private static Map<String, String> facts(EscalationFile file, FactWords words) {
        return Map.of(
                "escalationReason", file.reason().words() + " (" + file.reason().clause() + ")",
                "escalationWords", file.requestedBy() + ": " + Objects.requireNonNullElse(file.words(), ""),
                "caseTimeLeft", words.timeTo(file.reviewDue()));
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
                task.setName(TaskTitles.reminder(reminders, task.getName()));
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
