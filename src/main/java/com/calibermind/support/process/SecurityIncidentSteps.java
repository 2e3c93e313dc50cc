package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.StaffDirectory;
import com.calibermind.support.incidents.BreachType;
import com.calibermind.support.incidents.ContactChannel;
import com.calibermind.support.incidents.ContactClock;
import com.calibermind.support.incidents.ContactFacts;
import com.calibermind.support.incidents.IncidentDesk;
import com.calibermind.support.incidents.Ongoing;
import com.calibermind.support.incidents.StandDown;
import com.calibermind.support.policy.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code SecurityIncident.bpmn} names (P31 to P34). */
@Configuration(proxyBeanMethods = false)
class SecurityIncidentSteps {

    @Bean
    TaskListener reporterContacted(IncidentDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            ContactFacts facts = facts(form);
            if (isFalseAlarm(form)) {
                standDown(desk, task, form, facts);
            } else {
                form.done(desk.contacted(reference(task), facts, FormInput.user()));
            }
        };
    }

    /** A slip in the user's name must not show an incident to somebody else (P32). */
    @Bean
    TaskListener keepsToTheTeam(StaffDirectory staff) {
        return task -> {
            if (task.getAssignee() != null && !staff.isIncidentResponder(task.getAssignee())) {
                throw new FormRefused("Only the Incident Response Team works on an incident: choose one of them.");
            }
        };
    }

    @Bean
    TaskListener incidentStageCompleted(IncidentDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            if (isFalseAlarm(form)) {
                standDown(desk, task, form, null);
            } else {
                form.done(desk.stageCompleted(reference(task), form.text("report"), FormInput.user()));
            }
        };
    }

    /** Says so in the task's name; its priority is above every case's already. */
    @Bean
    TaskListener warnOfContact(ContactClock clock) {
        return task -> {
            if (clock.warn(reference(task))) {
                task.setName(TaskTitles.marked("Due soon: ", task.getName()));
            }
        };
    }

    @Bean
    JavaDelegate escalateLateContact(ContactClock clock) {
        return execution -> clock.ring(execution.getProcessBusinessKey());
    }

    private static boolean isFalseAlarm(FormInput form) {
        return form.is("outcome", "falseAlarm");
    }

    /** The form is forgotten first: the stand-down takes the task away. */
    private static void standDown(IncidentDesk desk, DelegateTask task, FormInput form, ContactFacts facts) {
        var said = new StandDown(
                Severity.ofCode(form.text("severityAfter")).orElse(null),
                form.text("standDownReason"),
                facts,
                form.text("report"));
        form.forget();
        if (desk.standDown(reference(task), said, FormInput.user()) instanceof Outcome.Refused refused) {
            throw new FormRefused(refused.reason());
        }
    }

    private static ContactFacts facts(FormInput form) {
        return new ContactFacts(
                ContactChannel.ofCode(form.text("contactedBy")).orElse(null),
                form.text("systems"),
                BreachType.ofCode(form.text("breach")).orElse(null),
                noticed(form.text("noticedAt")),
                Ongoing.ofCode(form.text("ongoing")).orElse(null),
                form.text("dataConcerned"),
                form.text("concernedAccounts"),
                form.text("actionsTaken"),
                form.text("evidenceKept"),
                form.text("outOfBandContact"));
    }

    private static Instant noticed(String typed) {
        try {
            return typed == null ? null : OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException e) {
            throw new FormRefused(
                    "The time at which it was noticed cannot be read: use a date and time with its zone, e.g. 2026-11-23T14:30Z, or leave it empty.");
        }
    }
}
