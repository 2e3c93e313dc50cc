package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.accounts.AccountDesk;
import com.calibermind.support.accounts.Approval;
import com.calibermind.support.accounts.ChangeKind;
import com.calibermind.support.accounts.ChangeRequest;
import com.calibermind.support.accounts.WantedContact;
import com.calibermind.support.cases.CaseDesk;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code AccountChange.bpmn} names (P26). */
@Configuration(proxyBeanMethods = false)
class AccountChangeSteps {

    private static final String DONE = "done";

    @Bean
    TaskListener accountChangeRecorded(AccountDesk accounts, CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task)
                    .leaving(
                            "contactEmail", "newEmail", "contactName", "contactPhone", "technical", "access", "askedBy")
                    .leaving("change", "requestKind");
            if (RequestHandlingSteps.changesKind(task, form, desk)) {
                CaseVariable.AUTHORISATION.decide(task, "otherKind");
                return;
            }
            form.done(accounts.record(reference(task), request(form), FormInput.user()));
            boolean approved = accounts.isApproved(reference(task));
            CaseVariable.AUTHORISATION.decide(task, approved ? "authorised" : "notAuthorised");
        };
    }

    private static ChangeRequest request(FormInput form) {
        var contact = new WantedContact(
                form.text("contactEmail"),
                form.text("newEmail"),
                form.text("contactName"),
                form.text("contactPhone"),
                yesOrNo(form, "technical", "yes", "no"));
        return new ChangeRequest(
                ChangeKind.ofCode(form.text("change")).orElse(null),
                contact,
                form.text("access"),
                form.text("askedBy"));
    }

    @Bean
    JavaDelegate askApproval(AccountDesk accounts) {
        return execution -> accounts.askApproval(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener approvalRecorded(AccountDesk accounts) {
        return task -> {
            FormInput form = FormInput.of(task);
            var approval = new Approval(
                    yesOrNo(form, "approval", "approved", "declined"), form.text("approvedBy"), form.text("how"));
            form.done(accounts.approval(reference(task), approval, FormInput.user()));
            CaseVariable.APPROVED.decide(task, approval.approved());
        };
    }

    @Bean
    JavaDelegate declineChange(AccountDesk accounts) {
        return execution -> {
            accounts.decline(execution.getProcessBusinessKey());
            CaseVariable.NEXT_STEP.set(execution, DONE);
        };
    }

    @Bean
    TaskListener changeCarriedOut(AccountDesk accounts) {
        return task -> {
            FormInput form = FormInput.of(task);
            String note = form.text("doneNote");
            form.done(
                    form.is("result", "cannot")
                            ? accounts.cannotCarryOut(reference(task), note, FormInput.user())
                            : accounts.carryOut(reference(task), note, FormInput.user()));
        };
    }

    @Bean
    JavaDelegate confirmChange(AccountDesk accounts) {
        return execution -> {
            accounts.confirm(execution.getProcessBusinessKey());
            CaseVariable.NEXT_STEP.set(execution, DONE);
        };
    }

    /** Null if neither was chosen. */
    private static Boolean yesOrNo(FormInput form, String field, String yes, String no) {
        return form.is(field, yes) ? Boolean.TRUE : form.is(field, no) ? Boolean.FALSE : null;
    }
}
