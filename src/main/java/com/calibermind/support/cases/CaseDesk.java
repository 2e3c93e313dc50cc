package com.calibermind.support.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What specialists do with a case once its severity is known: answer, investigate, ask, resolve, close. */
@Component
@Transactional
public class CaseDesk {

    private static final Outcome NO_ADDRESS =
            Outcome.refused("No e-mail address is known for this case: ask by telephone and note the answer.");

    /** A case that its customer calls solved closes this soon after what kept it open has ended. */
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final Cases cases;
    private final SupportProperties properties;
    private final Postbox postbox;
    private final MissingFacts missing;
    private final DeadlineLedger ledger;
    private final DeadlineWatch watch;
    private final SeverityDesk severity;
    private final List<KeepsOpen> beside;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseDesk(
            Cases cases,
            SupportProperties properties,
            Postbox postbox,
            MissingFacts missing,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            SeverityDesk severity,
            List<KeepsOpen> beside,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.properties = properties;
        this.postbox = postbox;
        this.missing = missing;
        this.ledger = ledger;
        this.watch = watch;
        this.severity = severity;
        this.beside = beside;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the initial response. By mail, the clock stops when the mail server accepts it; see {@link Deliveries}. */
    public Outcome respond(String reference, Answer answer, String by) {
        if (answer.text() == null || answer.text().isBlank()) {
            return Outcome.refused("Write the answer: what the customer is told, or was told on the telephone.");
        }
        SupportCase theCase = cases.get(reference);
        if ((answer.byMail() || answer.asksForMissing()) && !theCase.reporter.canBeMailed()) {
            return Outcome.refused("No e-mail address is known for this case: answer by telephone.");
        }
        theCase.answerGiven(answer.settles(), clock.instant());
        if (answer.byMail()) {
            postbox.write(theCase, MessageKind.INITIAL_RESPONSE, by, answer.text());
        } else {
            cases.add(new CaseMessage(theCase, clock.instant(), MessageKind.INITIAL_RESPONSE, by, answer.text()));
            reached(theCase, by, "by telephone");
            answered(theCase);
        }
        if (answer.asksForMissing()) {
            missing.ask(theCase, by);
        }
        return Outcome.DONE;
    }

    /** A call has reached the customer: if the initial response was owed, that was it (P05, P21). */
    public void reachedInCall(String reference, String by) {
        SupportCase theCase = cases.get(reference);
        if (theCase.owesResponse()) {
            reached(theCase, by, "in a call");
            if (theCase.reached(clock.instant())) {
                events.publishEvent(new AnsweredOtherwise(reference));
            }
        }
    }

    /** What was written for the initial response, and had not left, was said on the telephone instead (P21). */
    void answeredByTelephone(SupportCase theCase, String by) {
        reached(theCase, by, "by telephone");
        answered(theCase);
        events.publishEvent(new InitialResponseDelivered(theCase.reference, true));
    }

    private void answered(SupportCase theCase) {
        if (theCase.answered(clock.instant(), quietUntil())) {
            events.publishEvent(new CaseResolved(theCase.reference, SupportCase.SETTLED_BY_ANSWER));
        }
    }

    /** The same answer to each case of an outage; where the initial response is owed, this is it once it has left (P08). */
    public void answerOutage(String reference, String text, String by) {
        SupportCase theCase = cases.get(reference);
        if (theCase.reporter.canBeMailed()) {
            postbox.write(theCase, MessageKind.OUTAGE_ANSWER, by, text);
        } else {
            postbox.note(theCase, by, "No mail address is known: tell the customer by telephone. " + text);
        }
    }

    /** Keeps what was found and, if the customer can help, asks them. */
    public Outcome investigated(String reference, Investigation done, String by) {
        SupportCase theCase = cases.get(reference);
        Optional<Outcome> objection = objection(theCase, done);
        if (objection.isPresent()) {
            return objection.get();
        }
        postbox.note(theCase, by, done.findings());
        switch (done.next()) {
            case ASK_CUSTOMER -> ask(theCase, done, by);
            case OTHER_KIND -> becomes(theCase, done.otherKind(), done.findings(), by);
            case RESOLVE -> {}
        }
        return Outcome.DONE;
    }

    /** What was taken for one kind of request is another (P25 to P27, P35). */
    public Outcome changeKind(String reference, RequestKind kind, String by) {
        SupportCase theCase = cases.get(reference);
        if (kind == null || kind == theCase.requestKind) {
            return Outcome.refused("Choose the kind of request that it is instead.");
        }
        becomes(theCase, kind, "Found to be a security matter.", by);
        return Outcome.DONE;
    }

    /** A request of the kind "security" is an alarm, whenever that is found out (P34). */
    private void becomes(SupportCase theCase, RequestKind kind, String why, String by) {
        theCase.requestKind = kind;
        if (kind == RequestKind.SECURITY) {
            severity.suspectSecurity(theCase.reference, why, by);
        }
    }

    /** Too late is a miss, also before its timer could ring (P21). */
    private void reached(SupportCase theCase, String by, String how) {
        if (theCase.owesResponse()) {
            watch.owedAt(theCase, clock.instant());
            ledger.responded(theCase, clock.instant(), by, how);
            events.publishEvent(new CaseAnswered(theCase.reference, clock.instant()));
        }
    }

    /** Tells the customer how their request ends; {@code kind} is counted (P27). */
    public Outcome resolve(String reference, String kind, String resolution, Enclosure enclosure, String by) {
        SupportCase theCase = cases.get(reference);
        if (resolution == null || resolution.isBlank() || kind == null) {
            return Outcome.refused("Write the resolution as the customer will read it, and choose its kind.");
        }
        if (theCase.reporter.canBeMailed()) {
            postbox.write(theCase, MessageKind.RESOLUTION, by, resolution, enclosure);
        } else {
            postbox.note(theCase, by, "No mail address is known: tell the customer by telephone. " + resolution);
        }
        theCase.resolve(kind, clock.instant(), quietUntil());
        events.publishEvent(new CaseResolved(reference, kind));
        return Outcome.DONE;
    }

    /**
     * The wait for the customer has come to its next point: the reminder, once (P10), or the end of the quiet period.
     *
     * @return whether the case is closed; else it waits on, also because something beside it is still open
     */
    public boolean remindOrClose(String reference) {
        SupportCase theCase = cases.get(reference);
        if (theCase.remindAt != null) {
            remind(theCase);
            return false;
        }
        return close(theCase);
    }

    private void remind(SupportCase theCase) {
        theCase.reminded();
        cases.latestMessages(theCase, CaseFiles.LATEST).stream()
                .filter(it -> it.kind == MessageKind.QUESTION)
                .findFirst()
                .filter(it -> theCase.reporter.canBeMailed())
                .ifPresent(it -> postbox.write(theCase, MessageKind.REMINDER, "policy", it.text));
    }

    private boolean close(SupportCase theCase) {
        boolean closes = beside.stream().noneMatch(it -> it.keepsOpen(theCase.reference));
        if (closes) {
            theCase.close(clock.instant());
            events.publishEvent(new CaseClosed(theCase.reference));
        } else {
            theCase.stayOpen(
                    theCase.saidSolvedAt == null
                            ? quietUntil()
                            : clock.instant().plus(TRY_AGAIN));
        }
        return closes;
    }

    private Optional<Outcome> objection(SupportCase theCase, Investigation done) {
        if (done.findings() == null || done.findings().isBlank()) {
            return Optional.of(Outcome.refused("Write down what was found, for whoever reads the case next."));
        }
        if (done.next() == Investigation.Next.OTHER_KIND && done.otherKind() == null) {
            return Optional.of(Outcome.refused("Choose the kind of request that it is instead."));
        }
        if (done.next() != Investigation.Next.ASK_CUSTOMER) {
            return Optional.empty();
        }
        if (question(theCase, done).isEmpty()) {
            return Optional.of(Outcome.refused("Write the question that the customer is to answer."));
        }
        return theCase.reporter.canBeMailed() ? Optional.empty() : Optional.of(NO_ADDRESS);
    }

    private void ask(SupportCase theCase, Investigation done, String by) {
        postbox.write(theCase, MessageKind.QUESTION, by, question(theCase, done));
        theCase.askedCustomer(
                quietUntil(), clock.instant().plus(properties.limits().reminder()));
    }

    private String question(SupportCase theCase, Investigation done) {
        String facts = done.asksForMissing() ? missing.list(theCase) : "";
        return Stream.of(done.question(), facts.isEmpty() ? null : "We still need:\n" + facts)
                .filter(it -> it != null && !it.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private Instant quietUntil() {
        return clock.instant().plus(properties.limits().quietPeriod());
    }
}
