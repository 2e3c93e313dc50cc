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
    private final DeadlineLedger ledger;
    private final DeadlineWatch watch;
    private final ApplicationEventPublisher events;

    Deliveries(
            Cases cases,
            SupportProperties properties,
            Postbox postbox,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.ledger = ledger;
        this.watch = watch;
        this.events = events;
    }

    /** The mail server took the letter at that instant: an initial response stops the clock then (P21). */
    public void accepted(long letterId, Instant at) {
        CaseMessage message = cases.message(letterId);
        if (message == null) {
            events.publishEvent(new NoticeDelivered(letterId, true, at, null));
            return;
        }
        message.accepted(at);
        if (message.kind == MessageKind.INITIAL_RESPONSE) {
            SupportCase theCase = cases.of(message);
            responded(theCase, message, at);
            theCase.answered(at, at.plus(properties.limits().quietPeriod()));
            events.publishEvent(new InitialResponseDelivered(theCase.reference, true));
        } else if (message.kind.answersBesideTheTask()) {
            answeredBeside(cases.of(message), message, at);
        }
    }

    private void answeredBeside(SupportCase theCase, CaseMessage message, Instant at) {
        if (theCase.owesResponse()) {
            responded(theCase, message, at);
            if (theCase.reached(at)) {
                events.publishEvent(new AnsweredOtherwise(theCase.reference));
            }
        }
    }

    /** The mail server refused the letter for good: an initial response is still owed, and the clock runs on. */
    public void refused(long letterId, Instant at, String why) {
        CaseMessage message = cases.message(letterId);
        if (message == null) {
            events.publishEvent(new NoticeDelivered(letterId, false, at, why));
            return;
        }
        SupportCase theCase = cases.of(message);
        message.refused(at, why);
        String to = message.recipient == null ? theCase.reporter.email() : message.recipient;
        postbox.note(theCase, "mail", message.kind.words() + " to " + to + " was refused: " + why);
        if (theCase.mergedInto != null) {
            String goesOn =
                    "Its duplicate " + theCase.reference + " could not be told by mail: telephone its reporter.";
            postbox.note(cases.survivor(theCase), "mail", goesOn);
        }
        if (message.kind == MessageKind.INITIAL_RESPONSE) {
            theCase.answerRefused();
            events.publishEvent(new InitialResponseDelivered(theCase.reference, !theCase.owesResponse()));
        } else if (theCase.waitsBecauseOf(message.kind)) {
            theCase.reopen();
            events.publishEvent(new CustomerNotReached(theCase.reference));
        }
    }

    /**
     * A mail server that had taken the letter reports that it could not be delivered after all (RFC 3464). What left has
     * left: no clock starts again, but the case says so.
     */
    public void bounced(long letterId, Instant at, String why) {
        CaseMessage message = cases.message(letterId);
        if (message == null) {
            events.publishEvent(new NoticeDelivered(letterId, false, at, why));
            return;
        }
        message.refused(at, why);
        SupportCase theCase = cases.of(message);
        String to = message.recipient == null ? theCase.reporter.email() : message.recipient;
        postbox.note(theCase, "mail", message.kind.words() + " to " + to + " came back: " + why);
    }

    private void responded(SupportCase theCase, CaseMessage message, Instant at) {
        if (theCase.owesResponse()) {
            watch.owedAt(theCase, at);
            ledger.responded(theCase, at, message.author, "by mail, accepted by the mail server");
        }
    }
}
