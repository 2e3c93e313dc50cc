package com.calibermind.support.process;

import static com.calibermind.support.process.SupportCaseSteps.reference;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.meetings.MeetingDesk;
import com.calibermind.support.meetings.MeetingMove;
import com.calibermind.support.meetings.MeetingWish;
import com.calibermind.support.meetings.Planning;
import com.calibermind.support.meetings.TrainingDesk;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code Training.bpmn} names (P35). */
@Configuration(proxyBeanMethods = false)
class TrainingSteps {

    private static final String HELD = "held";

    @Bean
    TaskListener trainingPlanned(TrainingDesk desk, CaseDesk cases) {
        return task -> {
            FormInput form = FormInput.of(task);
            MeetingWish wish = VideoCallSteps.wish(form, "agenda");
            boolean acceptExtra = form.ticked("acceptExtra");
            if (RequestHandlingSteps.changesKind(task, form, cases)) {
                return;
            }
            Planning planning = desk.plan(reference(task), wish, acceptExtra, FormInput.user());
            form.done(planning.outcome());
            CaseVariable.MEETING_ID.set(task, planning.meetingId());
            CaseVariable.NEXT_STEP.set(task, "done");
        };
    }

    /** A session that was held is recorded by the next step, which reads the form's other fields in the same transaction. */
    @Bean
    TaskListener trainingHeld(TrainingDesk trainings, MeetingDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            String outcome = String.valueOf(form.text("outcome"));
            if (!outcome.equals(HELD)) {
                long meeting = CaseVariable.MEETING_ID.of(task);
                String note = form.text("note");
                MeetingMove move = VideoCallSteps.move(form);
                form.done(
                        switch (outcome) {
                            case "moved" -> desk.move(meeting, move, note, FormInput.user());
                            case "cancelled" -> trainings.cancel(meeting, note, FormInput.user());
                            default -> VideoCallSteps.NO_OUTCOME;
                        });
            }
            CaseVariable.MEETING_OUTCOME.decide(task, outcome);
        };
    }

    @Bean
    JavaDelegate recordTraining(TrainingDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            form.text("outcome");
            form.done(desk.held(
                    CaseVariable.MEETING_ID.of(execution), form.text("attended"), form.text("note"), FormInput.user()));
        };
    }

    @Bean
    FactSource trainingFacts(TrainingDesk desk) {
        return task -> FactSource.isOf(task, "Training")
                ? Map.of("trainingEntitlement", desk.entitlement(reference(task)))
                : Map.of();
    }
}
