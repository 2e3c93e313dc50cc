package com.calibermind.support.cases;

import com.calibermind.support.policy.TimeWords;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins a second report of the same matter with the first. The duplicate keeps its conversation and its promise: its
 * reporter is told by a letter, which is the initial response if that is still owed.
 */
@Component
@Transactional
public class Duplicates {

    private final Cases cases;
    private final Postbox postbox;
    private final DeadlineLedger ledger;
    private final DeadlineWatch watch;
    private final List<KeepsOpen> beside;
    private final SupportProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Duplicates(
            Cases cases,
            Postbox postbox,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            List<KeepsOpen> beside,
            SupportProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.postbox = postbox;
        this.ledger = ledger;
        this.watch = watch;
        this.beside = beside;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** @param text what the duplicate's reporter is told; null: nothing, if they have been answered already */
    public Outcome merge(String duplicate, String into, String text, String by) {
        Optional<String> objection = objection(duplicate, into, text);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        merge(cases.get(duplicate), cases.get(into), text, by);
        return Outcome.DONE;
    }

    /** How that letter would read; empty if it could not be sent. */
    @Transactional(readOnly = true)
    public Optional<LetterPreview> preview(String duplicate, String text) {
        return cases.find(duplicate)
                .filter(it -> it.reporter.canBeMailed())
                .map(it -> postbox.preview(it, MessageKind.MERGED, text == null ? "" : text));
    }

    private void merge(SupportCase duplicate, SupportCase other, String text, String by) {
        duplicate.mergeInto(other, clock.instant());
        if (!duplicate.isTriaged()) {
            watch.untriagedAt(duplicate, clock.instant());
            duplicate.takeSeverityOf(other);
            ledger.triaged(duplicate, duplicate.respondBy, by, "a duplicate of " + other.reference);
            events.publishEvent(new CaseTriaged(duplicate.reference));
        }
        if (text != null && !text.isBlank()) {
            postbox.write(duplicate, MessageKind.MERGED, by, text);
        }
        postbox.note(duplicate, by, "A duplicate: goes on as " + other.reference + ".");
        postbox.note(other, by, "Its duplicate " + duplicate.reference + " goes on here" + owed(duplicate) + ".");
        events.publishEvent(new CaseMerged(duplicate.reference));
    }

    private String owed(SupportCase duplicate) {
        return duplicate.owesResponse()
                ? "; it has been promised an answer by " + TimeWords.at(duplicate.respondBy, properties.timeZone())
                : "";
    }

    private Optional<String> objection(String duplicate, String into, String text) {
        SupportCase one = cases.find(duplicate).orElse(null);
        SupportCase other = cases.find(into).orElse(null);
        if (one == null || other == null) {
            return Optional.of(CaseFiles.UNKNOWN);
        }
        return state(one, other).or(() -> customers(one, other)).or(() -> promise(one, other, text));
    }

    private Optional<String> state(SupportCase one, SupportCase other) {
        if (one == other) {
            return Optional.of("That is the case itself: name the case that it repeats.");
        }
        if (one.isClosed() || other.isClosed()) {
            return Optional.of("Both cases must be open.");
        }
        if (one.state == CaseState.ANSWER_ON_ITS_WAY) {
            return Optional.of("Its answer is on its way: try again when the mail server has taken it.");
        }
        return beside.stream().anyMatch(it -> it.keepsOpen(one.reference))
                ? Optional.of(
                        "Something beside this case is still open, such as an escalation, a consultation, a call or"
                                + " an incident: end that first.")
                : Optional.empty();
    }

    /** Nobody is to read another customer's case. */
    private static Optional<String> customers(SupportCase one, SupportCase other) {
        boolean sameCompany = one.companyId != null && one.companyId.equals(other.companyId);
        boolean sameReporter = one.reporter.canBeMailed()
                && other.reporter.canBeMailed()
                && one.reporter.email().equalsIgnoreCase(other.reporter.email());
        return sameCompany || sameReporter
                ? Optional.empty()
                : Optional.of("The cases are of different customers: each is answered on its own case. For a fault that"
                        + " many report, link both to an outage.");
    }

    private static Optional<String> promise(SupportCase one, SupportCase other, String text) {
        if (!other.isTriaged()) {
            return Optional.of("Triage the other case first: the duplicate takes its severity.");
        }
        if (one.watchedSeverity().compareTo(other.severity) < 0 && one.isTriaged()) {
            return Optional.of("This case is graver than the other: change the other's severity first.");
        }
        if (!one.owesResponse()) {
            return Optional.empty();
        }
        if (!one.reporter.canBeMailed()) {
            return Optional.of("It has not been answered, and no e-mail address is known: answer by telephone first.");
        }
        return Objects.requireNonNullElse(text, "").isBlank()
                ? Optional.of("It has not been answered: write what its reporter is told.")
                : Optional.empty();
    }
}
