package com.calibermind.support.cases;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person can do with an open case at any time, whatever its task: write, note, ask, hand over. */
@Component
@Transactional
public class ConversationDesk {

    private static final String NO_ADDRESS =
            "No e-mail address is known for this case: telephone, and note what was said.";

    private final Cases cases;
    private final Postbox postbox;
    private final MissingFacts missing;
    private final StaffDirectory staff;
    private final ApplicationEventPublisher events;

    ConversationDesk(
            Cases cases,
            Postbox postbox,
            MissingFacts missing,
            StaffDirectory staff,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.postbox = postbox;
        this.missing = missing;
        this.staff = staff;
        this.events = events;
    }

    /**
     * A mail to the reporter.
     *
     * @param answers whether it answers the report: if the initial response is owed, it is that response once the mail
     *     server has taken it (P21); else it stops no clock
     * @param enclosure a file that goes with it, or null
     */
    public Outcome write(String reference, String text, boolean answers, Enclosure enclosure, String by) {
        Optional<String> objection = objectionToLetter(reference, text, "Write what the customer is to read.");
        if (objection.isEmpty()) {
            postbox.write(cases.get(reference), kind(reference, answers), by, text, enclosure);
        }
        return outcome(objection);
    }

    /** How that mail would read; empty if it could not be sent. */
    @Transactional(readOnly = true)
    public Optional<LetterPreview> preview(String reference, String text, boolean answers) {
        return cases.find(reference)
                .filter(it -> it.reporter.canBeMailed())
                .map(it -> postbox.preview(it, kind(reference, answers), text == null ? "" : text));
    }

    /** For the desk only; also on a closed case. */
    public Outcome note(String reference, String text, String by) {
        Optional<SupportCase> found = cases.find(reference);
        if (found.isEmpty()) {
            return Outcome.refused(CaseFiles.UNKNOWN);
        }
        if (isBlank(text)) {
            return Outcome.refused("Write the note.");
        }
        postbox.note(found.get(), by, text);
        return Outcome.DONE;
    }

    /** Asks the customer for the facts of P10 that the report leaves out; the clock runs on. */
    public Outcome askForMissing(String reference, String by) {
        Optional<String> objection = objectionToLetter(reference, "the list", null)
                .or(() -> missing.list(cases.get(reference)).isEmpty()
                        ? Optional.of("Nothing is missing: the report says all that P10 asks for.")
                        : Optional.empty());
        if (objection.isEmpty()) {
            missing.ask(cases.get(reference), by);
        }
        return outcome(objection);
    }

    /** How that mail would read; empty if it could not be sent. */
    @Transactional(readOnly = true)
    public Optional<LetterPreview> previewMissing(String reference) {
        return cases.find(reference)
                .filter(it -> it.reporter.canBeMailed())
                .map(it -> postbox.preview(it, MessageKind.MISSING_FACTS, missing.list(it)));
    }

    /** The case's tasks, those of today and those to come, are that person's. */
    public Outcome handOver(String reference, String to, String why, String by) {
        Optional<String> objection =
                objection(reference).or(() -> objectionToPerson(to)).or(() -> objectionToSame(reference, to));
        if (objection.isEmpty()) {
            handOver(cases.get(reference), to, why, by);
        }
        return outcome(objection);
    }

    private void handOver(SupportCase theCase, String to, String why, String by) {
        theCase.assignTo(to);
        String what = to.equals(by) ? "Taken over" : "Handed over to " + to;
        postbox.note(theCase, by, what + (isBlank(why) ? "." : ": " + why));
        events.publishEvent(new CaseAssigned(theCase.reference, to));
    }

    private MessageKind kind(String reference, boolean answers) {
        return answers && cases.get(reference).owesResponse() ? MessageKind.ANSWER : MessageKind.MESSAGE;
    }

    private Optional<String> objectionToLetter(String reference, String text, String otherwise) {
        return objection(reference)
                .or(() -> isBlank(text) ? Optional.of(otherwise) : Optional.empty())
                .or(() -> cases.get(reference).reporter.canBeMailed() ? Optional.empty() : Optional.of(NO_ADDRESS));
    }

    private Optional<String> objection(String reference) {
        return cases.find(reference)
                .map(it -> it.isClosed() ? Optional.of(whereItWent(it)) : Optional.<String>empty())
                .orElse(Optional.of(CaseFiles.UNKNOWN));
    }

    private static String whereItWent(SupportCase closed) {
        return closed.mergedInto == null
                ? CaseFiles.CLOSED
                : "This case was a duplicate: it goes on as " + closed.mergedInto + ".";
    }

    private Optional<String> objectionToPerson(String user) {
        return user != null && staff.isSpecialist(user)
                ? Optional.empty()
                : Optional.of("Choose a support specialist: only they work on the tasks of a case.");
    }

    private Optional<String> objectionToSame(String reference, String user) {
        return user.equals(cases.get(reference).assignedTo)
                ? Optional.of("The case is theirs already.")
                : Optional.empty();
    }

    private static Outcome outcome(Optional<String> objection) {
        return objection.map(Outcome::refused).orElse(Outcome.DONE);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
