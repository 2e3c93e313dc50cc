package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.LetterDesk;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.ParkedMails;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What timers, due dates and priorities in the diagrams read: {@code #{deadlines.response(execution)}} and so on. */
@Component("deadlines")
public class Deadlines {

    private static final int FIRST_AMONG_EQUALS = 10;
    private static final int BEFORE_ALL = 100;

    /** The priority of a Severity 1 case; what is late or expedited stands higher. */
    static final int MOST_SEVERE = 80;

    private final CaseFiles files;
    private final ParkedMails mails;
    private final LetterDesk letters;
    private final SupportProperties properties;
    private final Clock clock;

    Deadlines(CaseFiles files, ParkedMails mails, LetterDesk letters, SupportProperties properties, Clock clock) {
        this.files = files;
        this.mails = mails;
        this.letters = letters;
        this.properties = properties;
        this.clock = clock;
    }

    /** The first instant at which the initial response is too late. */
    public Date response(DelegateExecution execution) {
        return Date.from(files.of(execution.getProcessBusinessKey()).respondBy());
    }

    /** When the specialist is warned that the response is due. */
    public Date warning(DelegateExecution execution) {
        return Date.from(files.of(execution.getProcessBusinessKey()).warnAt());
    }

    /** Severity 1 first (P20): 80, 60, 40, 20; 10 more for a case that was put first among its severity. */
    public int priority(DelegateExecution execution) {
        return priority(files.of(execution.getProcessBusinessKey()));
    }

    /** A case that was put first by a reviewer stands above its severity, below the next graver one. */
    static int priority(CaseFile file) {
        return file.expedited() ? firstAmongEquals(file) : bySeverity(file);
    }

    /** What is late on a case stands above its severity, too, and still below the next graver one (P20). */
    static int firstAmongEquals(CaseFile file) {
        return bySeverity(file) + FIRST_AMONG_EQUALS;
    }

    private static int bySeverity(CaseFile file) {
        return 20 * (Severity.values().length - file.watchedSeverity().ordinal());
    }

    /** When a case that waits for the customer reminds them, or closes. */
    public Date waitOver(DelegateExecution execution) {
        CaseFile file = files.of(execution.getProcessBusinessKey());
        return Date.from(Objects.requireNonNullElse(file.remindAt(), file.quietUntil()));
    }

    /** When the running review of an escalation is late. */
    public Date escalation(DelegateExecution execution) {
        return Date.from(
                files.escalation(CaseVariable.ESCALATION_ID.of(execution)).reviewDue());
    }

    /** Reminds without end, once for each review period, until the task is done (ISO 8601). */
    public String reminders(DelegateExecution execution) {
        return "R/" + properties.limits().headReview();
    }

    /** By when a specialist confirms a wish for escalation that was read in a mail. */
    public Date wishConfirmation(DelegateExecution execution) {
        return Date.from(clock.instant().plus(properties.limits().wishConfirmation()));
    }

    /** When the managers are brought in to a letter that did not arrive. */
    public Date letter(DelegateExecution execution) {
        return Date.from(letters.file(CaseVariable.LETTER_ID.of(execution)).due());
    }

    /** When the managers are brought in to a parked mail. */
    public Date mailReview(DelegateExecution execution) {
        var urgency = mails.urgency(CaseVariable.MAIL_ID.of(execution));
        var limits = properties.limits();
        return Date.from(
                urgency.receivedAt().plus(urgency.suspicious() ? limits.alarmingMailReview() : limits.mailReview()));
    }

    /** What is in it is not known yet: as a Severity 1. If it sounds like a security incident, before everything else. */
    public int mailReviewPriority(DelegateExecution execution) {
        return mails.urgency(CaseVariable.MAIL_ID.of(execution)).suspicious() ? BEFORE_ALL : 80;
    }
}
