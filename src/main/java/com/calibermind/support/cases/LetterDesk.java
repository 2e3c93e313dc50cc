package com.calibermind.support.cases;

import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does about a letter that did not arrive: telephone, send it elsewhere, or leave it, with a word why. */
@Component
@Transactional
public class LetterDesk {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]{1,64}@[^\\s@,;<>\"\\p{Cntrl}]{1,250}");

    private static final Outcome LEAVING = Outcome.refused(
            "The mail server is just taking this letter, or has it already: wait a minute and reload the list.");

    private final Cases cases;
    private final Undelivered letters;
    private final Postbox postbox;
    private final Correspondence correspondence;
    private final CaseDesk desk;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterDesk(
            Cases cases,
            Undelivered letters,
            Postbox postbox,
            Correspondence correspondence,
            CaseDesk desk,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.letters = letters;
        this.postbox = postbox;
        this.correspondence = correspondence;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public LetterFile file(long letterId) {
        UndeliveredLetter letter = letters.find(letterId);
        CaseMessage message = cases.message(letterId);
        SupportCase theCase = cases.of(message);
        return new LetterFile(
                letterId,
                theCase.reference,
                message.kind,
                letter.address,
                message.text,
                letter.fate.words(),
                letter.why,
                letter.since,
                letter.due,
                holdsClock(theCase, message));
    }

    /** The customer was told by telephone what the letter says; it no longer leaves. */
    public Outcome telephoned(long letterId, String said, String by) {
        if (said == null) {
            return Outcome.refused("Write whom you reached and what was said.");
        }
        CaseMessage message = cases.message(letterId);
        if (!takenBack(message)) {
            return LEAVING;
        }
        SupportCase theCase = cases.of(message);
        postbox.note(theCase, by, message.kind.words() + " given by telephone: " + said);
        settle(letterId, "by telephone", by);
        if (holdsClock(theCase, message)) {
            desk.answeredByTelephone(theCase, by);
        } else if (message.kind == MessageKind.QUESTION && theCase.waitsBecauseOf(message.kind)) {
            theCase.reopen();
            events.publishEvent(new CustomerNotReached(theCase.reference));
        }
        return Outcome.DONE;
    }

    /**
     * The same words to another address.
     *
     * @param keeps whether the case's letters go there from now on
     */
    public Outcome sendAgain(long letterId, String address, boolean keeps, String by) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Outcome.refused("Write the one mail address to send it to, e.g. ada@acme.example.");
        }
        CaseMessage message = cases.message(letterId);
        if (!takenBack(message)) {
            return LEAVING;
        }
        SupportCase theCase = cases.of(message);
        UndeliveredLetter letter = letters.find(letterId);
        boolean isReporters = message.recipient == null;
        if (keeps && isReporters) {
            theCase.reporter = theCase.reporter.at(address);
        }
        String name = isReporters ? theCase.reporter.name() : null;
        postbox.note(
                theCase,
                by,
                message.kind.words() + " to " + letter.address.toLowerCase(Locale.ROOT) + " is sent again, to "
                        + address + ".");
        postbox.write(
                theCase,
                message.kind,
                message.author,
                message.text,
                new Addressee(address, name),
                correspondence.enclosureOf(letterId));
        settle(letterId, "sent again", by);
        return Outcome.DONE;
    }

    /** Nobody need be told any more, or the letter may go on waiting. */
    public Outcome leave(long letterId, String why, String by) {
        if (why == null) {
            return Outcome.refused("Write why nothing need be done about this letter.");
        }
        CaseMessage message = cases.message(letterId);
        postbox.note(cases.of(message), by, message.kind.words() + " that did not arrive was left: " + why);
        settle(letterId, "left", by);
        return Outcome.DONE;
    }

    /** What was refused or came back need not be taken back. */
    private boolean takenBack(CaseMessage message) {
        if (message.delivery != CaseMessage.Delivery.QUEUED) {
            return true;
        }
        boolean withdrawn = correspondence.withdraw(message.id);
        if (withdrawn) {
            message.withdrawn(clock.instant());
        }
        return withdrawn;
    }

    private void settle(long letterId, String how, String by) {
        letters.find(letterId).settle(how, by, clock.instant());
    }

    private static boolean holdsClock(SupportCase theCase, CaseMessage message) {
        return message.kind == MessageKind.INITIAL_RESPONSE && theCase.awaitsDelivery();
    }
}
