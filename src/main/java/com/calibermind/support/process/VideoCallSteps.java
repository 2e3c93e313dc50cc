package com.calibermind.support.process;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.meetings.MeetingDesk;
import com.calibermind.support.meetings.MeetingFiles;
import com.calibermind.support.meetings.MeetingMove;
import com.calibermind.support.meetings.MeetingWish;
import com.calibermind.support.meetings.Planning;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that {@code VideoCall.bpmn} names (P05); some of them serve {@code Training.bpmn}, too. */
@Configuration(proxyBeanMethods = false)
class VideoCallSteps {

    static final Outcome NO_OUTCOME = Outcome.refused("Choose how it went.");

    private static final String DECLINED = "Declined: ";

    @Bean
    JavaDelegate planCall(MeetingDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            String reference = form.text("reference");
            Planning planning = desk.planCall(reference, wish(form, "topic"), FormInput.user());
            form.done(planning.outcome());
            execution.setProcessBusinessKey(reference);
            CaseVariable.MEETING_ID.set(execution, planning.meetingId());
        };
    }

    @Bean
    TaskListener callHeld(MeetingDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            long meeting = CaseVariable.MEETING_ID.of(task);
            String outcome = String.valueOf(form.text("outcome"));
            String note = form.text("note");
            MeetingMove move = move(form);
            form.done(
                    switch (outcome) {
                        case "held" -> desk.held(meeting, note, FormInput.user());
                        case "notReached" -> desk.notReached(meeting, note, FormInput.user());
                        case "moved" -> desk.move(meeting, move, note, FormInput.user());
                        case "cancelled" -> desk.cancel(meeting, note, FormInput.user());
                        default -> NO_OUTCOME;
                    });
            CaseVariable.MEETING_OUTCOME.decide(task, outcome);
        };
    }

    /** Moves the task up a little and says so in its name, where a specialist sees it in the list. */
    @Bean
    JavaDelegate pointOutDecline(@Lazy TaskService tasks) {
        return execution -> tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                .filter(it -> !it.getName().startsWith(DECLINED))
                .forEach(it -> pointOut(it, tasks));
    }

    @Bean
    FactSource meetingFacts(MeetingFiles meetings) {
        return task -> (FactSource.isOf(task, "VideoCall") || FactSource.isOf(task, "Training"))
                        && CaseVariable.MEETING_ID.of(task) != null
                ? Map.of(
                        "meetingSummary",
                        meetings.of(CaseVariable.MEETING_ID.of(task)).summary())
                : Map.of();
    }

    private static void pointOut(Task task, TaskService tasks) {
        task.setName(TaskTitles.marked(DECLINED, task.getName()));
        task.setPriority(task.getPriority() + InitialResponseSteps.OVERDUE_SOON);
        tasks.saveTask(task);
    }

    static MeetingWish wish(FormInput form, String topic) {
        return new MeetingWish(
                form.text("startsAt"),
                form.text("zone"),
                form.text("minutes"),
                form.text("link"),
                form.text("attendees"),
                form.text(topic));
    }

    static MeetingMove move(FormInput form) {
        return new MeetingMove(form.text("newStartsAt"), form.text("newZone"), form.text("newLink"));
    }
}
