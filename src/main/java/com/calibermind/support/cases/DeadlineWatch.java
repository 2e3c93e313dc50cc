package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Knocks at the one door of escalation, and reports each missed deadline there once: whether its timer rings, somebody is
 * too late before the timer could ring, or the sweep finds it (P21, P22, P33).
 */
@Component
class DeadlineWatch {

    private final Cases cases;
    private final SupportProperties properties;
    private final DeadlineLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeadlineWatch(
            Cases cases,
            SupportProperties properties,
            DeadlineLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** The initial response was still owed at that instant: a miss if its deadline had come. */
    void owedAt(SupportCase theCase, Instant at) {
        if (theCase.owesResponse() && theCase.deadline().isMissedAt(at)) {
            report(theCase, EscalationReason.RESPONSE_MISSED, DeadlineKind.INITIAL_RESPONSE);
        }
    }

    /** The case was still without a severity at that instant, answered or not (P22). */
    void untriagedAt(SupportCase theCase, Instant at) {
        if (!theCase.isTriaged() && theCase.deadline().isMissedAt(at)) {
            report(theCase, EscalationReason.UNTRIAGED, DeadlineKind.TRIAGE);
        }
    }

    /** False if this missed deadline has been reported before. */
    boolean report(SupportCase theCase, EscalationReason reason, Instant due) {
        boolean first = !cases.isReported(theCase, reason, due);
        if (first) {
            String words = reason.words() + " (due " + TimeWords.at(due, properties.timeZone()) + ")";
            open(theCase, new EscalationWish(reason, Authority.MANAGER, words, "policy"), due);
        }
        return first;
    }

    /** @param missed the deadline that was missed; null for a customer's wish */
    void open(SupportCase theCase, EscalationWish wish, Instant missed) {
        Instant now = clock.instant();
        Instant due = now.plus(properties.limits().review(wish.authority()));
        Escalation escalation = cases.add(new Escalation(theCase, wish, missed, now, due));
        ledger.escalation(
                theCase,
                escalation,
                DeadlineEvent.STARTED,
                wish.by(),
                wish.reason().words());
        SupportCase running = goesOnIn(theCase);
        events.publishEvent(new EscalationRequested(running.reference, escalation.id, escalation.authority));
    }

    /** A promise to a duplicate is escalated where its work goes on. */
    private SupportCase goesOnIn(SupportCase theCase) {
        SupportCase running = cases.survivor(theCase);
        if (running != theCase && running.isClosed()) {
            running.reopen();
            events.publishEvent(new CaseReopened(running.reference));
        }
        return running;
    }

    private void report(SupportCase theCase, EscalationReason reason, DeadlineKind kind) {
        if (report(theCase, reason, theCase.respondBy)) {
            ledger.entry(theCase, kind, DeadlineEvent.MISSED, "policy", null);
            events.publishEvent(new DeadlineMissed(theCase.reference, kind, theCase.respondBy));
        }
    }
}
