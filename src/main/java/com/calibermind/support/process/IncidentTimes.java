package com.calibermind.support.process;

import com.calibermind.support.incidents.IncidentFiles;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What timers and due dates in {@code SecurityIncident.bpmn} read (P33). */
@Component("incidentTimes")
public class IncidentTimes {

    private final IncidentFiles incidents;

    IncidentTimes(IncidentFiles incidents) {
        this.incidents = incidents;
    }

    /** The first instant at which the contact with the reporter is too late. */
    public Date contact(DelegateExecution execution) {
        return Date.from(incidents.contact(execution.getProcessBusinessKey()).contactBy());
    }

    /** When the IRT lead is warned that it is due. */
    public Date contactWarning(DelegateExecution execution) {
        return Date.from(incidents.contact(execution.getProcessBusinessKey()).warnAt());
    }
}
