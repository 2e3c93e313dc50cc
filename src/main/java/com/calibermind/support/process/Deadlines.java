package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.ParkedMails;
import com.calibermind.support.policy.Severity;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What timers, due dates and priorities in the diagrams read: {@code #{deadlines.response(execution)}} and so on. */
@Component("deadlines")
public class Deadlines {

    private final CaseFiles files;
    private final ParkedMails mails;
    private final SupportProperties properties;

    Deadlines(CaseFiles files, ParkedMails mails, SupportProperties properties) {
        this.files = files;
        this.mails = mails;
        this.properties = properties;
    }

    /** The first instant at which the initial response is too late. */
    public Date response(DelegateExecution execution) {
        return Date.from(files.of(execution.getProcessBusinessKey()).respondBy());
    }

    /** When the specialist is warned that the response is due. */
    public Date warning(DelegateExecution execution) {
        return Date.from(files.of(execution.getProcessBusinessKey()).warnAt());
    }

    /** Severity 1 first (P20): 80, 60, 40, 20. */
    public int priority(DelegateExecution execution) {
        return priority(files.of(execution.getProcessBusinessKey()).watchedSeverity());
    }

    static int priority(Severity severity) {
        return 20 * (Severity.values().length - severity.ordinal());
    }

    /** When a case that waits for the customer closes. */
    public Date quietPeriodEnd(DelegateExecution execution) {
        return Date.from(files.of(execution.getProcessBusinessKey()).quietUntil());
    }

    /** When the running review of an escalation is late. */
    public Date escalation(DelegateExecution execution) {
        return Date.from(
                files.escalation(CaseVariable.ESCALATION_ID.of(execution)).reviewDue());
    }

    /** Reminds without end, once for each review period, until the task is done (ISO 8601). */
    public String reminders(DelegateExecution execution) {
        return "R/" + properties.limits().escalationReview();
    }

    /** When the managers are brought in to a parked mail. */
    public Date mailReview(DelegateExecution execution) {
        Instant received = mails.receivedAt(CaseVariable.MAIL_ID.of(execution));
        return Date.from(received.plus(properties.limits().mailReview()));
    }
}
