package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code EscalationWish.bpmn} names (P28, P29). */
@Configuration(proxyBeanMethods = false)
class EscalationWishSteps {

    /** A wish heard by a specialist, or read in a mail and confirmed; then the customer's own words are at hand. */
    @Bean
    JavaDelegate requestEscalation(EscalationDesk desk, CaseFiles files) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            String read = execution.getProcessBusinessKey();
            String reference = read == null ? form.text("reference") : read;
            String words = form.text("words");
            form.done(desk.request(
                    reference,
                    new EscalationWish(
                            EscalationReason.CUSTOMER_WISH,
                            authority(form),
                            words == null && read != null ? words(files, execution) : words,
                            FormInput.user())));
        };
    }

    /** What a confirmed wish needs stays in the form's fields for the next step, in the same transaction. */
    @Bean
    TaskListener wishConfirmed(EscalationDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            boolean meant = !form.is("meant", "no");
            String why = form.text("whyNot");
            form.done(meant ? Outcome.DONE : desk.notMeant(reference(task), why, FormInput.user()));
            CaseVariable.MEANT.set(task, meant);
        };
    }

    /** Nobody confirmed it in time: what may be a wish counts as one (P28). */
    @Bean
    JavaDelegate requestEscalationUnconfirmed(EscalationDesk desk, CaseFiles files) {
        return execution -> {
            String reference = execution.getProcessBusinessKey();
            var wish = new EscalationWish(
                    EscalationReason.CUSTOMER_WISH, Authority.MANAGER, words(files, execution), "mail, not confirmed");
            if (desk.request(reference, wish) instanceof Outcome.Refused refused) {
                throw new IllegalStateException(refused.reason());
            }
        };
    }

    @Bean
    FactSource wishFacts(CaseFiles files) {
        return task -> task.getTaskDefinitionKey().equals("Task_ConfirmWish")
                ? Map.of("mailWish", files.words(reference(task), CaseVariable.MESSAGE_ID.of(task)))
                : Map.of();
    }

    private static String words(CaseFiles files, DelegateExecution execution) {
        return files.words(execution.getProcessBusinessKey(), CaseVariable.MESSAGE_ID.of(execution));
    }

    private static Authority authority(FormInput form) {
        boolean head = form.is("askFor", Authority.HEAD_OF_CUSTOMER_SUCCESS.code());
        return head ? Authority.HEAD_OF_CUSTOMER_SUCCESS : Authority.MANAGER;
    }
}
