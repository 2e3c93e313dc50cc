package com.calibermind.support.process;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.outages.Declaration;
import com.calibermind.support.outages.OutageDesk;
import com.calibermind.support.outages.OutageFiles;
import com.calibermind.support.outages.OutageLinks;
import com.calibermind.support.outages.OutageTelling;
import com.calibermind.support.policy.Severity;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code Outage.bpmn} names (P08). */
@Configuration(proxyBeanMethods = false)
class OutageSteps {

    @Bean
    JavaDelegate declareOutage(OutageDesk desk, OutageFiles files) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            long number = desk.nextNumber();
            var declaration = new Declaration(
                    form.text("systems"),
                    form.lines("companies"),
                    Severity.ofCode(form.text("severity")).orElse(null),
                    form.text("words"));
            form.done(desk.declare(number, declaration, FormInput.user()));
            CaseVariable.OUTAGE_ID.set(execution, number);
            execution.setProcessBusinessKey(files.of(number).reference());
        };
    }

    /** What the gateways behind it read is set here and nowhere else, from the outage itself. */
    @Bean
    JavaDelegate tellContacts(OutageTelling telling) {
        return execution -> {
            var stand = telling.next(CaseVariable.OUTAGE_ID.of(execution));
            CaseVariable.ALL_TOLD.decide(execution, stand.allTold());
            CaseVariable.OUTAGE_OVER.decide(execution, stand.over());
            CaseVariable.OUTAGE_TOLD.set(execution, stand.progress());
        };
    }

    @Bean
    TaskListener outageManaged(OutageDesk desk, OutageLinks links) {
        return task -> {
            FormInput form = FormInput.of(task);
            long number = CaseVariable.OUTAGE_ID.of(task);
            String words = form.text("words");
            List<String> references = form.lines("references");
            form.done(
                    switch (String.valueOf(form.text("action"))) {
                        case "update" -> desk.update(number, words, FormInput.user());
                        case "answer" -> desk.answer(number, words, FormInput.user());
                        case "link" -> links.link(number, references, FormInput.user());
                        case "end" -> desk.end(number, words, FormInput.user());
                        default -> Outcome.refused("Choose what comes next.");
                    });
        };
    }
}
