package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Enclosure;
import com.calibermind.support.cases.Investigation;
import com.calibermind.support.cases.Investigation.Next;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.knowledge.Articles;
import com.calibermind.support.knowledge.Citation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code RequestHandling.bpmn} names (P23, P25, P27). */
@Configuration(proxyBeanMethods = false)
class RequestHandlingSteps {

    private static final String OTHER_KIND = "otherKind";

    private static final Map<String, String> USUAL_NEXT_STEP = Map.of(
            "Task_Investigate", "resolve",
            "Task_AnswerQuestion", "done",
            "Task_ReferInfrastructure", "done",
            "Task_RecordAccountChange", "record",
            "Task_PlanTraining", "plan");

    /** Which way the request goes; what the customer wrote after it was handled once is read by a specialist first. */
    @Bean
    ExecutionListener requestToHandle(CaseFiles files) {
        return execution -> {
            CaseFile file = files.of(execution.getProcessBusinessKey());
            boolean hasPath = file.requestKind() != null && !file.followUp();
            CaseVariable.REQUEST_KIND.decide(
                    execution, hasPath ? file.requestKind().code() : "");
        };
    }

    @Bean
    TaskListener investigationCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            Next next = next(form.text("nextStep"));
            RequestKind otherKind = RequestKind.ofCode(form.text("requestKind")).orElse(null);
            var investigation = new Investigation(
                    form.text("findings"), next, form.text("question"), form.ticked("askMissing"), otherKind);
            form.done(desk.investigated(reference(task), investigation, FormInput.user()));
            goOn(task, code(next), otherKind);
        };
    }

    @Bean
    TaskListener resolutionCompleted(CaseDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            form.done(desk.resolve(
                    reference(task), form.text("resolutionKind"), form.text("resolution"), null, FormInput.user()));
        };
    }

    @Bean
    TaskListener questionAnswered(CaseDesk desk, Articles articles, PortalAddress portal) {
        return ending(desk, form -> {
            Citation cited = articles.cite(form.lines("articles"));
            String answer = form.required("answer", "Write the answer as the customer will read it.");
            if (cited instanceof Citation.Refused refused) {
                throw new FormRefused(refused.reason());
            }
            String links = ((Citation.Cited) cited).words(it -> portal.of("/support/knowledge/" + it));
            return new Ending("explained", links.isEmpty() ? answer : answer + "\n\nTo read on:\n" + links, null);
        });
    }

    @Bean
    TaskListener infrastructureReferred(CaseDesk desk) {
        return ending(desk, form -> {
            String explanation = form.required("explanation", "Write the explanation as the customer will read it.");
            String referTo = form.required("referTo", "Say whom the customer can turn to: a vendor or their own IT.");
            String logs = form.text("logs");
            return new Ending(
                    "outsideInfrastructure",
                    explanation + "\n\nPlease turn to: " + referTo,
                    logs == null
                            ? null
                            : new Enclosure(
                                    "logs.txt", "text/plain; charset=UTF-8", logs.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** Each form begins with its usual next step, whatever was chosen on the form before it. */
    @Bean
    FactSource usualNextStep() {
        return task -> USUAL_NEXT_STEP.containsKey(task.getTaskDefinitionKey())
                ? Map.of(CaseVariable.NEXT_STEP.name(), USUAL_NEXT_STEP.get(task.getTaskDefinitionKey()))
                : Map.of();
    }

    private record Ending(String kind, String text, Enclosure enclosure) {}

    private interface EndingForm {
        Ending read(FormInput form);
    }

    /** A request that ends with one letter, unless it turns out to be of another kind. */
    private static TaskListener ending(CaseDesk desk, EndingForm reader) {
        return task -> {
            FormInput form =
                    FormInput.of(task).leaving("answer", "articles", "explanation", "referTo", "logs", "requestKind");
            if (changesKind(task, form, desk)) {
                return;
            }
            Ending ending = reader.read(form);
            form.done(
                    desk.resolve(reference(task), ending.kind(), ending.text(), ending.enclosure(), FormInput.user()));
            CaseVariable.NEXT_STEP.set(task, "done");
        };
    }

    /** True if the form says that the request is of another kind: then the process goes there. */
    static boolean changesKind(DelegateTask task, FormInput form, CaseDesk desk) {
        boolean other = form.is("nextStep", OTHER_KIND);
        if (other) {
            RequestKind kind = RequestKind.ofCode(form.text("requestKind")).orElse(null);
            form.done(desk.changeKind(reference(task), kind, FormInput.user()));
            goOn(task, OTHER_KIND, kind);
        }
        return other;
    }

    private static void goOn(DelegateTask task, String nextStep, RequestKind otherKind) {
        CaseVariable.NEXT_STEP.set(task, nextStep);
        if (nextStep.equals(OTHER_KIND)) {
            CaseVariable.REQUEST_KIND.set(task, otherKind.code());
        }
    }

    private static Next next(String code) {
        return switch (String.valueOf(code)) {
            case "askCustomer" -> Next.ASK_CUSTOMER;
            case OTHER_KIND -> Next.OTHER_KIND;
            default -> Next.RESOLVE;
        };
    }

    private static String code(Next next) {
        return switch (next) {
            case RESOLVE -> "resolve";
            case ASK_CUSTOMER -> "askCustomer";
            case OTHER_KIND -> OTHER_KIND;
        };
    }
}
