package com.calibermind.support.process;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.mail.ParkedMails;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that {@code MailReview.bpmn} names. */
@Configuration(proxyBeanMethods = false)
class MailReviewSteps {

    @Bean
    TaskListener mailReviewed(ParkedMails mails) {
        return task -> {
            FormInput form = FormInput.of(task);
            form.done(decide(mails, CaseVariable.MAIL_ID.of(task), form));
        };
    }

    private static Outcome decide(ParkedMails mails, long mail, FormInput form) {
        String by = FormInput.user();
        String note = form.text("reviewNote");
        form.leaving("joinReference", "admitSender");
        return switch (String.valueOf(form.text("decision"))) {
            case "join" -> mails.join(mail, form.text("joinReference"), form.ticked("admitSender"), by, note);
            case "openCase" -> mails.openCase(mail, by, note);
            case "discard" -> mails.discard(mail, by, note);
            default -> Outcome.refused("Choose what becomes of the mail.");
        };
    }

    /** The title of a task in the list, which is all that most people see of a mail. */
    @Bean
    TaskSubject mailTitle(ParkedMails mails) {
        return task -> FactSource.isOf(task, "MailReview")
                ? Optional.ofNullable(CaseVariable.MAIL_ID.of(task)).map(mails::title)
                : Optional.empty();
    }

    @Bean
    JavaDelegate bringInManagers(@Lazy TaskService tasks) {
        return execution -> tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                .map(Task::getId)
                .forEach(task -> tasks.addCandidateGroup(task, Groups.MANAGERS));
    }
}
