package com.calibermind.support.process;

import com.calibermind.support.mail.ParkedMails;
import java.util.Map;
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
    FactSource mailFacts(ParkedMails mails) {
        return task -> FactSource.isOf(task, "MailReview") && CaseVariable.MAIL_ID.of(task) != null
                ? facts(mails.file(CaseVariable.MAIL_ID.of(task)))
                : Map.of();
    }

    private static Map<String, String> facts(ParkedMails.MailFile mail) {
        return Map.of(
                "mailReason", mail.reason(),
                "mailFrom", FactWords.known(mail.from()),
                "mailSubject", mail.subject(),
                "mailText", mail.text());
    }

    @Bean
    JavaDelegate bringInManagers(@Lazy TaskService tasks) {
        return execution -> tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                .map(Task::getId)
                .forEach(task -> tasks.addCandidateGroup(task, Groups.MANAGERS));
    }
}
