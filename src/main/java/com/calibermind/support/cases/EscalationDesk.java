package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door of hierarchic escalation and what happens behind it (P21, P22, P28 to P30). */
@Component
@Transactional
public class EscalationDesk {

    private final Cases cases;
    private final SupportProperties properties;
    private final Postbox postbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationDesk(
            Cases cases, SupportProperties properties, Postbox postbox, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.events = events;
        this.clock = clock;
    }

    /** As often as somebody asks, wherever the case stands; a closed case is reopened for it (P28). */
    public Outcome request(String reference, EscalationWish wish) {
        Optional<SupportCase> found = cases.find(reference);
        if (found.isEmpty()) {
            return Outcome.refused(Cases.UNKNOWN);
        }
        if (wish.words() == null || wish.words().isBlank()) {
            return Outcome.refused("Write down what the customer said: whoever reviews it needs their words.");
        }
        SupportCase theCase = found.get();
        if (theCase.isClosed()) {
            theCase.reopen();
            events.publishEvent(new CaseReopened(reference));
        }
        open(theCase, wish);
        return Outcome.DONE;
    }

    /** The response deadline has come without an answer; one deadline is escalated once, however often the timer rings. */
    public void responseMissed(String reference) {
        missed(reference, EscalationReason.RESPONSE_MISSED);
    }

    /** The case is still without a severity when its first deadline comes (P22). */
    public void untriaged(String reference) {
        missed(reference, EscalationReason.UNTRIAGED);
    }

    /** The deadline is near: kept on the case, so that the warning can be explained later. */
    public void warn(String reference) {
        SupportCase theCase = cases.get(reference);
        if (theCase.warned(clock.instant())) {
            postbox.note(theCase, "policy", "Warning: the initial response is due at " + due(theCase) + ".");
        }
    }

    /** The manager was late: the head of Customer Success takes over (P29). */
    public Authority passOn(long escalationId) {
        Escalation escalation = cases.escalation(escalationId);
        escalation.passOn(clock.instant(), reviewDue());
        return escalation.authority;
    }

    /** Returns how many reminders there have been with this one. */
    public int remind(long escalationId) {
        return cases.escalation(escalationId).reminded();
    }

    public Outcome settle(long escalationId, Finding finding, String by) {
        if (finding.policyFollowed() == null) {
            return Outcome.refused("Say whether the policy was followed.");
        }
        if (finding.finding() == null || finding.finding().isBlank()) {
            return Outcome.refused("Write what was found and what is done about it.");
        }
        Escalation escalation = cases.escalation(escalationId);
        if (escalation.settledAt != null) {
            return Outcome.refused("Somebody has settled this escalation already.");
        }
        if (escalation.reason == EscalationReason.CUSTOMER_WISH
                && (finding.answer() == null || finding.answer().isBlank())) {
            return Outcome.refused("The customer asked for this escalation: write them an answer.");
        }
        escalation.settle(finding, by, clock.instant());
        return Outcome.DONE;
    }

    /** Tells the customer what the reviewer wrote for them, if anything. */
    public void answer(long escalationId) {
        Escalation escalation = cases.escalation(escalationId);
        SupportCase theCase = cases.of(escalation);
        if (escalation.hasAnswer() && theCase.reporter.canBeMailed()) {
            postbox.write(theCase, MessageKind.ESCALATION_ANSWER, escalation.settledBy, escalation.answer);
        } else if (escalation.hasAnswer()) {
            String told = "No mail address is known: tell the customer by telephone. " + escalation.answer;
            postbox.note(theCase, escalation.settledBy, told);
        }
    }

    private void missed(String reference, EscalationReason reason) {
        SupportCase theCase = cases.get(reference);
        var wish =
                new EscalationWish(reason, Authority.MANAGER, reason.words() + " (due " + due(theCase) + ")", "policy");
        boolean isMissed = theCase.owesResponse() && theCase.deadline().isMissedAt(clock.instant());
        if (isMissed && !cases.isReported(theCase, wish)) {
            open(theCase, wish);
        }
    }

    private void open(SupportCase theCase, EscalationWish wish) {
        Escalation escalation = cases.add(new Escalation(theCase, wish, clock.instant(), reviewDue()));
        events.publishEvent(new EscalationRequested(theCase.reference, escalation.id, escalation.authority));
    }

    private String due(SupportCase theCase) {
        return TimeWords.at(theCase.respondBy, properties.timeZone());
    }

    private Instant reviewDue() {
        return clock.instant().plus(properties.limits().escalationReview());
    }
}
