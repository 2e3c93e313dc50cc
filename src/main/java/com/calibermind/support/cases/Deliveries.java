package com.calibermind.support.cases;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of a {@link Letter}: the mail room reports here. */
@Component
@Transactional
public class Deliveries {

    private final Cases cases;
    private final SupportProperties properties;
    private final Postbox postbox;
    private final ApplicationEventPublisher events;

    Deliveries(Cases cases, SupportProperties properties, Postbox postbox, ApplicationEventPublisher events) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.events = events;
    }

    /** The mail server took the letter at that instant: an initial response stops the clock then (P21). */
    public void accepted(long letterId, Instant at) {
        CaseMessage message = cases.message(letterId);
        message.accepted(at);
        if (message.kind == MessageKind.INITIAL_RESPONSE) {
            SupportCase theCase = cases.of(message);
            theCase.answered(at, at.plus(properties.limits().quietPeriod()));
            events.publishEvent(new InitialResponseDelivered(theCase.reference, true, theCase.isResolved()));
        }
    }

    /** The mail server refused the letter for good: an initial response is still owed, and the clock runs on. */
    public void refused(long letterId, Instant at, String why) {
        CaseMessage message = cases.message(letterId);
        SupportCase theCase = cases.of(message);
        message.refused(at, why);
        postbox.note(
                theCase, "mail", message.kind.words() + " to " + theCase.reporter.email() + " was refused: " + why);
        if (message.kind == MessageKind.INITIAL_RESPONSE) {
            theCase.answerRefused();
            events.publishEvent(new InitialResponseDelivered(theCase.reference, false, false));
        } else if (theCase.waitsBecauseOf(message.kind)) {
            theCase.reopen();
            events.publishEvent(new CustomerNotReached(theCase.reference));
        }
    }
}
