package com.calibermind.support.process;

import com.calibermind.support.outages.OutageFiles;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What {@code Outage.bpmn} reads: {@code #{outageTimes.nextUpdate(execution)}}. */
@Component("outageTimes")
public class OutageTimes {

    private final OutageFiles files;

    OutageTimes(OutageFiles files) {
        this.files = files;
    }

    /** By when customers expect the next word. */
    public Date nextUpdate(DelegateExecution execution) {
        return Date.from(files.nextUpdate(CaseVariable.OUTAGE_ID.of(execution)));
    }
}
