package com.calibermind.support.cases;

import com.calibermind.support.cases.UndeliveredLetter.Fate;
import java.time.Clock;
import java.time.Duration;
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
    private final Undelivered undelivered;
    private final Addresses addresses;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            Cases cases,
            SupportProperties properties,
            Postbox postbox,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            Undelivered undelivered,
            Addresses addresses,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.ledger = ledger;
        this.watch = watch;
        this.undelivered = undelivered;
        this.addresses = addresses;
        this.events = events;
        this.clock = clock;
    }

    /** The mail server took the letter at that instant: an initial response stops the clock then (P21). */
    public void accepted(long letterId, Instant at) {
        CaseMessage message = cases.message(letterId);
        if (message == null) {
            events.publishEvent(new NoticeDelivered(letterId, true, at, null));
            return;
        }
        message.accepted(at);
        SupportCase theCase = cases.of(message);
        addresses.taken(addressee(theCase, message));
        undelivered.over(theCase, letterId, "arrived after all");
        if (message.kind == MessageKind.INITIAL_RESPONSE) {
            initialResponseLeft(theCase, message, at);
        } else if (message.kind.answersBesideTheTask()) {
            answeredBeside(theCase, message, at);
        }
    }

    /** One that is sent again after it came back answers nothing anew: the process has gone on. */
    private void initialResponseLeft(SupportCase theCase, CaseMessage message, Instant at) {
        responded(theCase, message, at);
        if (theCase.awaitsDelivery()) {
            if (theCase.answered(at, at.plus(properties.limits().quietPeriod()))) {
                events.publishEvent(new CaseResolved(theCase.reference, SupportCase.SETTLED_BY_ANSWER));
            }
            events.publishEvent(new InitialResponseDelivered(theCase.reference, true));
        }
    }

    /** How long any letter may wait before {@link #waits} has something to do. */
    public Duration shortestPatience() {
        return properties.limits().letterDelayed().dividedBy(5);
    }

    /**
     * An initial response has been queued since then and no mail server has taken it: once it has waited too long, or the
     * target is near, whoever works on the case is asked to reach the customer in another way (P21).
     *
     * @return whether there is nothing more to tell of it
     */
    public boolean waits(long letterId, Instant queuedAt, String why) {
        CaseMessage message = cases.message(letterId);
        SupportCase theCase = cases.of(message);
        Duration patience = properties.limits().letterDelayed();
        boolean isNear = !clock.instant().isBefore(theCase.respondBy.minus(patience));
        Instant until = queuedAt.plus(isNear ? shortestPatience() : patience);
        if (theCase.awaitsDelivery() && clock.instant().isBefore(until)) {
            return false;
        }
        if (theCase.awaitsDelivery()) {
            undelivered.found(theCase, message, addressee(theCase, message), Fate.WAITING, why);
        }
        return true;
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
        failed(message, Fate.REFUSED, "was refused", at, why);
    }

    /**
     * A mail server that had taken the letter reports that it could not be delivered after all (RFC 3464). What left has
     * left: no clock starts again, but somebody must reach the customer.
     */
    public void bounced(long letterId, Instant at, String why) {
        CaseMessage message = cases.message(letterId);
        if (message == null) {
            events.publishEvent(new NoticeDelivered(letterId, false, at, why));
            return;
        }
        failed(message, Fate.BOUNCED, "came back", at, why);
    }

    /** One thing, one task: where the case itself goes back to a specialist, nobody else is asked. */
    private void failed(CaseMessage message, Fate fate, String words, Instant at, String why) {
        SupportCase theCase = cases.of(message);
        String to = addressee(theCase, message);
        boolean heldClock = message.kind == MessageKind.INITIAL_RESPONSE
                && message.delivery == CaseMessage.Delivery.QUEUED
                && theCase.awaitsDelivery();
        message.refused(at, why);
        addresses.mark(to, fate, why, at);
        postbox.note(theCase, "mail", message.kind.words() + " to " + to + " " + words + ": " + why);
        if (theCase.mergedInto != null) {
            String goesOn =
                    "Its duplicate " + theCase.reference + " could not be told by mail: telephone its reporter.";
            postbox.note(cases.survivor(theCase), "mail", goesOn);
        }
        if (heldClock) {
            undelivered.over(theCase, message.id, "back to be answered");
            theCase.answerRefused();
            events.publishEvent(new InitialResponseDelivered(theCase.reference, !theCase.owesResponse()));
        } else if (theCase.waitsBecauseOf(message.kind)) {
            undelivered.over(theCase, message.id, "back to be handled");
            boolean wasResolved = theCase.state == CaseState.RESOLVED;
            theCase.reopen();
            if (wasResolved) {
                events.publishEvent(new CaseUnresolved(theCase.reference));
            }
            events.publishEvent(new CustomerNotReached(theCase.reference));
        } else {
            undelivered.found(theCase, message, to, fate, why);
        }
    }

    /** A mail server still tries to deliver what it took (RFC 3464, class 4): a line on the case, and nothing else moves. */
    public void delayed(long letterId, Instant at, String why) {
        CaseMessage message = cases.message(letterId);
        if (message != null) {
            SupportCase theCase = cases.of(message);
            postbox.note(
                    theCase,
                    "mail",
                    message.kind.words() + " to " + addressee(theCase, message) + " is delayed on its way: " + why);
        }
    }

    private static String addressee(SupportCase theCase, CaseMessage message) {
        return message.recipient == null ? theCase.reporter.email() : message.recipient;
    }

    private void responded(SupportCase theCase, CaseMessage message, Instant at) {
        if (theCase.owesResponse()) {
            watch.owedAt(theCase, at);
            ledger.responded(theCase, at, message.author, "by mail, accepted by the mail server");
            events.publishEvent(new CaseAnswered(theCase.reference, at));
        }
    }
}
