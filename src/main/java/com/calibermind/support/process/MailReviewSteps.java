package com.calibermind.support.process;

import com.calibermind.support.mail.ParkedMails;
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
            long mail = CaseVariable.MAIL_ID.of(task);
            String note = form.text("reviewNote");
            form.done(
                    form.is("decision", "discard")
                            ? mails.discard(mail, FormInput.user(), note)
                            : mails.openCase(mail, FormInput.user(), note));
        };
    }

    @Bean
    JavaDelegate bringInManagers(@Lazy TaskService tasks) {
        return execution -> tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                .map(Task::getId)
                .forEach(task -> tasks.addCandidateGroup(task, Groups.MANAGERS));
    }
}
