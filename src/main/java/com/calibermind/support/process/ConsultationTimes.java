package com.calibermind.support.process;

import com.calibermind.support.consultations.ConsultationDesk;
import com.calibermind.support.consultations.ConsultationFile;
import com.calibermind.support.consultations.ConsultationProperties;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who is asked and until when, for the tasks and timers of {@code Consultation.bpmn} (P24). */
@Component("consultationTimes")
public class ConsultationTimes {

    private final ConsultationDesk desk;
    private final ConsultationProperties properties;

    ConsultationTimes(ConsultationDesk desk, ConsultationProperties properties) {
        this.desk = desk;
        this.properties = properties;
    }

    /** The group of the team; none if a person is asked. */
    public List<String> team(DelegateExecution execution) {
        ConsultationFile file = file(execution);
        return file.team() == null ? List.of() : List.of(file.team().code());
    }

    /** Null if a team is asked: then whoever of it claims the task. */
    public String person(DelegateExecution execution) {
        return file(execution).person();
    }

    public Date due(DelegateExecution execution) {
        return Date.from(file(execution).due());
    }

    public String askedBy(DelegateExecution execution) {
        return file(execution).askedBy();
    }

    /** Reminds without end, first when the advice is due (ISO 8601). */
    public String reminders(DelegateExecution execution) {
        return "R/" + file(execution).due() + "/" + properties.reminder();
    }

    private ConsultationFile file(DelegateExecution execution) {
        return desk.file(CaseVariable.CONSULTATION_ID.of(execution));
    }
}
