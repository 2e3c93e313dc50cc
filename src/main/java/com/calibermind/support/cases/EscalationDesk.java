package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door of hierarchic escalation and what happens behind it (P21, P22, P28 to P30, P33). */
@Component
@Transactional
public class EscalationDesk {

    private final Cases cases;
    private final SupportProperties properties;
    private final Postbox postbox;
    private final DeadlineLedger ledger;
    private final DeadlineWatch watch;
    private final SeverityDesk severity;
    private final StaffDirectory staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationDesk(
            Cases cases,
            SupportProperties properties,
            Postbox postbox,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            SeverityDesk severity,
            StaffDirectory staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.ledger = ledger;
        this.watch = watch;
        this.severity = severity;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** As often as somebody asks, wherever the case stands; a closed case is reopened for it (P28). */
    public Outcome request(String reference, EscalationWish wish) {
        Optional<SupportCase> found = cases.find(reference);
        if (found.isEmpty()) {
            return Outcome.refused(CaseFiles.UNKNOWN);
        }
        if (wish.words() == null || wish.words().isBlank()) {
            return Outcome.refused("Write down what the customer said: whoever reviews it needs their words.");
        }
        SupportCase theCase = cases.survivor(found.get());
        if (theCase.isClosed()) {
            theCase.reopen();
            events.publishEvent(new CaseReopened(theCase.reference));
        }
        watch.open(theCase, wish, null);
        return Outcome.DONE;
    }

    /** A specialist read a mail and says that it is no wish for escalation: kept on the case (P28). */
    public Outcome notMeant(String reference, String why, String by) {
        if (why == null || why.isBlank()) {
            return Outcome.refused("Say why the mail is no wish for escalation.");
        }
        postbox.note(cases.get(reference), by, "No wish for escalation: " + why);
        return Outcome.DONE;
    }

    /** The response deadline has come; one deadline is escalated once, however often the timer rings. */
    public void responseMissed(String reference) {
        watch.owedAt(cases.get(reference), clock.instant());
    }

    /** The first deadline of a case without severity has come (P22). */
    public void untriaged(String reference) {
        watch.untriagedAt(cases.get(reference), clock.instant());
    }

    /** The sweep found that a deadline of the case has passed unreported. */
    void found(String reference) {
        SupportCase theCase = cases.get(reference);
        watch.untriagedAt(theCase, clock.instant());
        if (theCase.isTriaged()) {
            watch.owedAt(theCase, clock.instant());
        }
    }

    /** The IRT lead has not contacted the reporter by {@code due} (P33). */
    public void contactMissed(String reference, Instant due) {
        watch.report(cases.get(reference), EscalationReason.IRT_CONTACT_LATE, due);
    }

    /** The deadline is near: kept on the case, so that the warning can be explained later. */
    public void warn(String reference) {
        SupportCase theCase = cases.get(reference);
        boolean owes = theCase.owesResponse() || !theCase.isTriaged();
        if (owes && theCase.warned(clock.instant())) {
            DeadlineKind kind = theCase.isTriaged() ? DeadlineKind.INITIAL_RESPONSE : DeadlineKind.TRIAGE;
            ledger.entry(theCase, kind, DeadlineEvent.WARNED, "policy", null);
            String due = TimeWords.at(theCase.respondBy, properties.timeZone());
            postbox.note(theCase, "policy", "Warning: " + kind.words() + " is due at " + due + ".");
        }
    }

    /** The manager was late: the head of Customer Success takes over (P29). */
    public Authority passOn(long escalationId) {
        Escalation escalation = cases.escalation(escalationId);
        SupportCase theCase = cases.of(escalation);
        Instant missed = escalation.reviewDue;
        ledger.escalation(theCase, escalation, DeadlineEvent.MISSED, "policy", escalation.authority.words() + " late");
        escalation.passOn(clock.instant(), reviewDue(escalation.authority.superior()));
        ledger.passedOn(theCase, escalation, missed);
        return escalation.authority;
    }

    /** Returns how many reminders there have been with this one. */
    public int remind(long escalationId) {
        Escalation escalation = cases.escalation(escalationId);
        if (escalation.settledAt != null) {
            return escalation.reminders;
        }
        int reminders = escalation.reminded();
        if (reminders == 1) {
            ledger.escalation(
                    cases.of(escalation),
                    escalation,
                    DeadlineEvent.MISSED,
                    "policy",
                    escalation.authority.words() + " late");
        }
        return reminders;
    }

    /** Keeps the finding and carries out what the reviewer does about the case (P30). */
    public Outcome settle(long escalationId, Finding finding, EscalationAction action, String by) {
        Escalation escalation = cases.escalation(escalationId);
        SupportCase theCase = cases.of(escalation);
        Optional<String> objection = objection(escalation, finding).or(() -> objection(theCase, action));
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        if (action.raiseTo() != null
                && severity.changeSeverity(theCase.reference, action.raiseTo(), "escalation " + escalationId, by)
                        instanceof Outcome.Refused refused) {
            return refused;
        }
        escalation.settle(finding, by, clock.instant());
        escalation.acted(action);
        act(theCase, action, by);
        ledger.escalation(theCase, escalation, DeadlineEvent.ANSWERED, by, "settled");
        return Outcome.DONE;
    }

    /** Tells the customer what the reviewer wrote for them, if anything. */
    public void answer(long escalationId) {
        Escalation escalation = cases.escalation(escalationId);
        SupportCase theCase = cases.of(escalation);
        escalation.answered(clock.instant());
        if (escalation.hasAnswer() && theCase.reporter.canBeMailed()) {
            postbox.write(theCase, MessageKind.ESCALATION_ANSWER, escalation.settledBy, escalation.answer);
        } else if (escalation.hasAnswer()) {
            String told = "No mail address is known: tell the customer by telephone. " + escalation.answer;
            postbox.note(theCase, escalation.settledBy, told);
        }
    }

    private static Optional<String> objection(Escalation escalation, Finding finding) {
        if (finding.policyFollowed() == null) {
            return Optional.of("Say whether the policy was followed.");
        }
        if (finding.finding() == null || finding.finding().isBlank()) {
            return Optional.of("Write what was found and what is done about it.");
        }
        if (escalation.settledAt != null) {
            return Optional.of("Somebody has settled this escalation already.");
        }
        return escalation.reason == EscalationReason.CUSTOMER_WISH
                        && (finding.answer() == null || finding.answer().isBlank())
                ? Optional.of("The customer asked for this escalation: write them an answer.")
                : Optional.empty();
    }

    private Optional<String> objection(SupportCase theCase, EscalationAction action) {
        if (action.assignTo() != null && !staff.exists(action.assignTo())) {
            return Optional.of(
                    "Nobody here has that user id: name the person who goes on with the case as they sign in.");
        }
        boolean lowers = action.raiseTo() != null
                && theCase.isTriaged()
                && action.raiseTo().compareTo(theCase.severity) >= 0;
        return lowers
                ? Optional.of("That does not raise the severity: the case is " + theCase.severity.label()
                        + ". Choose a graver one, or keep it.")
                : Optional.empty();
    }

    private void act(SupportCase theCase, EscalationAction action, String by) {
        if (action.expedite()) {
            theCase.expedite();
            events.publishEvent(new CaseReordered(theCase.reference));
        }
        if (action.assignTo() != null) {
            theCase.assignTo(action.assignTo());
            events.publishEvent(new CaseAssigned(theCase.reference, action.assignTo()));
        }
        if (!action.words().isEmpty()) {
            postbox.note(theCase, by, "Escalation: " + action.words() + ".");
        }
    }

    private Instant reviewDue(Authority authority) {
        return clock.instant().plus(properties.limits().review(authority));
    }
}
