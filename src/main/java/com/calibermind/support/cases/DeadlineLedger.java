package com.calibermind.support.cases;

import com.calibermind.support.policy.DeadlineKind;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account of every deadline: started when and why, moved when and by whom, warned, answered, missed by how much.
 * Entries are added, never changed; {@link CaseFiles#deadlines} reads them. All instants are UTC.
 */
@Component
@Transactional
public class DeadlineLedger {

    private final Cases cases;
    private final Clock clock;

    DeadlineLedger(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Begins the account of a deadline that is not the case's own; {@code subject} says whose it is. */
    public void started(String reference, DeadlineKind kind, long subject, Instant due, String by, String why) {
        add(reference, kind, DeadlineEvent.STARTED, subject, due, by, why);
    }

    public void warned(String reference, DeadlineKind kind, long subject, Instant due) {
        add(reference, kind, DeadlineEvent.WARNED, subject, due, "policy", null);
    }

    public void missed(String reference, DeadlineKind kind, long subject, Instant due) {
        add(reference, kind, DeadlineEvent.MISSED, subject, due, "policy", null);
    }

    public void answered(String reference, DeadlineKind kind, long subject, Instant due, String by, String how) {
        add(reference, kind, DeadlineEvent.ANSWERED, subject, due, by, how);
    }

    private void add(
            String reference,
            DeadlineKind kind,
            DeadlineEvent event,
            long subject,
            Instant due,
            String by,
            String why) {
        cases.add(new DeadlineEntry(cases.get(reference), kind, event, clock.instant(), due)
                .of(subject)
                .because(by, why));
    }

    /** The clocks of triage and initial response begin with the receipt (P21, P22). */
    void received(SupportCase theCase, String why) {
        entry(theCase, DeadlineKind.TRIAGE, DeadlineEvent.STARTED, "policy", why);
        entry(theCase, DeadlineKind.INITIAL_RESPONSE, DeadlineEvent.STARTED, "policy", why);
    }

    void triaged(SupportCase theCase, Instant triageDue, String by, String why) {
        cases.add(new DeadlineEntry(theCase, DeadlineKind.TRIAGE, DeadlineEvent.ANSWERED, clock.instant(), triageDue)
                .because(by, why));
    }

    /** The severity was set or changed, and with it the deadline, if it still ran; it may now lie in the past. */
    void reassessed(SupportCase theCase, DeadlineKind kind, Instant oldDue, String by, String why) {
        boolean runs = kind == DeadlineKind.TRIAGE || theCase.owesResponse();
        if (!runs) {
            return;
        }
        cases.add(new DeadlineEntry(theCase, kind, DeadlineEvent.MOVED, clock.instant(), theCase.respondBy)
                .from(oldDue)
                .because(by, why));
    }

    void entry(SupportCase theCase, DeadlineKind kind, DeadlineEvent event, String by, String why) {
        cases.add(new DeadlineEntry(theCase, kind, event, clock.instant(), theCase.respondBy).because(by, why));
    }

    void escalation(SupportCase theCase, Escalation escalation, DeadlineEvent event, String by, String why) {
        cases.add(entry(theCase, escalation, event).because(by, why));
    }

    /** The reviewer was late; the next one has a time limit of their own. */
    void passedOn(SupportCase theCase, Escalation escalation, Instant missed) {
        cases.add(entry(theCase, escalation, DeadlineEvent.MOVED)
                .from(missed)
                .because("policy", "passed on to the " + escalation.authority.words()));
    }

    private DeadlineEntry entry(SupportCase theCase, Escalation escalation, DeadlineEvent event) {
        return new DeadlineEntry(theCase, DeadlineKind.ESCALATION, event, clock.instant(), escalation.reviewDue)
                .of(escalation.id);
    }

    /** The answer has reached the customer; {@code at} is when the mail server took it, or when it was spoken. */
    void responded(SupportCase theCase, Instant at, String by, String how) {
        cases.add(
                new DeadlineEntry(theCase, DeadlineKind.INITIAL_RESPONSE, DeadlineEvent.ANSWERED, at, theCase.respondBy)
                        .because(by, how));
    }
}
