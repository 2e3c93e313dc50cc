package com.calibermind.support.process;

import com.calibermind.support.cases.StaffDirectory;
import com.calibermind.support.meetings.MeetingFiles;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the diagrams of calls and training sessions read: {@code #{meetingTimes.start(execution)}} and so on. */
@Component("meetingTimes")
public class MeetingTimes {

    private final MeetingFiles meetings;
    private final StaffDirectory staff;

    MeetingTimes(MeetingFiles meetings, StaffDirectory staff) {
        this.meetings = meetings;
        this.staff = staff;
    }

    public Date start(DelegateExecution execution) {
        return Date.from(meetings.of(CaseVariable.MEETING_ID.of(execution)).startsAt());
    }

    /** Whoever planned it; null if they no longer sign in here, so that the task is everybody's. */
    public String organiser(DelegateExecution execution) {
        String organiser = meetings.of(CaseVariable.MEETING_ID.of(execution)).organiser();
        return staff.exists(organiser) ? organiser : null;
    }
}
