package com.calibermind.support.cases;

import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What specialists do with a case. */
@Component
@Transactional
public class CaseDesk {

    private final Cases cases;
    private final SeverityTable severities;
    private final ResponseTargets targets;
    private final SupportProperties properties;
    private final Postbox postbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseDesk(
            Cases cases,
            SeverityTable severities,
            ResponseTargets targets,
            SupportProperties properties,
            Postbox postbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.severities = severities;
        this.targets = targets;
        this.properties = properties;
        this.postbox = postbox;
        this.events = events;
        this.clock = clock;
    }

    /** Assigns the severity; the deadline becomes receipt + its target, even if that is past (P15, P21). */
    public Outcome triage(String reference, Triage said, String by) {
        SupportCase theCase = cases.get(reference);
        Triage triage = said.impairment().securitySuspected() || !theCase.impairment.securitySuspected()
                ? said
                : keepingSuspicion(said);
        Optional<Severity> proposed = severities.propose(triage.impairment());
        Optional<String> objection = triage.objection(proposed);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        Instant oldDue = theCase.respondBy;
        theCase.triage(triage.severity(), triage.impairment(), targets.of(triage.severity()));
        cases.add(new DeadlineChange(theCase, clock.instant(), oldDue, by, reason(triage, proposed)));
        return Outcome.DONE;
    }

    /** Changes the severity of a triaged, open case, with the reason; the running deadline moves with it (P15, P21). */
    public Outcome changeSeverity(String reference, Severity severity, String reason, String by) {
        Optional<SupportCase> found = cases.find(reference);
        Optional<String> objection = objection(found, severity, reason);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        SupportCase theCase = found.orElseThrow();
        Instant oldDue = theCase.respondBy;
        theCase.reassess(severity, targets.of(severity));
        cases.add(new DeadlineChange(theCase, clock.instant(), oldDue, by, reason));
        events.publishEvent(new SeverityChanged(reference));
        return Outcome.DONE;
    }

    private static Optional<String> objection(Optional<SupportCase> found, Severity severity, String reason) {
        if (found.isEmpty()) {
            return Optional.of(Cases.UNKNOWN);
        }
        SupportCase theCase = found.get();
        if (severity == null || reason == null || reason.isBlank()) {
            return Optional.of("Choose the new severity and say why.");
        }
        if (theCase.isClosed()) {
            return Optional.of("The case is closed; a reply or an escalation reopens it.");
        }
        if (theCase.severity == null) {
            return Optional.of("The case has no severity yet: its triage task assigns one.");
        }
        if (theCase.severity == severity) {
            return Optional.of("The case has that severity already.");
        }
        return theCase.impairment.securitySuspected()
                ? Optional.of("A suspected security incident is Severity 1; only the IRT lead lowers it (P31).")
                : Optional.empty();
    }

    /** Gives the initial response. By mail, the clock stops when the mail server accepts it; see {@link Deliveries}. */
    public Outcome respond(String reference, Answer answer, String by) {
        if (answer.text() == null || answer.text().isBlank()) {
            return Outcome.refused("Write the answer: what the customer is told, or was told on the telephone.");
        }
        SupportCase theCase = cases.get(reference);
        if (answer.byMail() && !theCase.reporter.canBeMailed()) {
            return Outcome.refused("No e-mail address is known for this case: answer by telephone.");
        }
        theCase.answerGiven(answer.settles(), clock.instant());
        if (answer.byMail()) {
            postbox.write(theCase, MessageKind.INITIAL_RESPONSE, by, answer.text());
        } else {
            cases.add(new CaseMessage(theCase, clock.instant(), MessageKind.INITIAL_RESPONSE, by, answer.text()));
            theCase.answered(clock.instant(), quietUntil());
        }
        return Outcome.DONE;
    }

    /** Keeps what was found and, unless it is solved, asks the customer the question. */
    public Outcome investigated(String reference, String findings, boolean solved, String question, String by) {
        SupportCase theCase = cases.get(reference);
        if (findings == null || findings.isBlank()) {
            return Outcome.refused("Write down what was found, for whoever reads the case next.");
        }
        if (!solved && (question == null || question.isBlank())) {
            return Outcome.refused("Write the question that the customer is to answer.");
        }
        if (!solved && !theCase.reporter.canBeMailed()) {
            return Outcome.refused("No e-mail address is known for this case: ask by telephone and note the answer.");
        }
        postbox.note(theCase, by, findings);
        if (!solved) {
            postbox.write(theCase, MessageKind.QUESTION, by, question);
            theCase.askedCustomer(quietUntil());
        }
        return Outcome.DONE;
    }

    public Outcome resolve(String reference, String kind, String resolution, String by) {
        SupportCase theCase = cases.get(reference);
        if (resolution == null || resolution.isBlank() || kind == null) {
            return Outcome.refused("Write the resolution as the customer will read it, and choose its kind.");
        }
        if (theCase.reporter.canBeMailed()) {
            postbox.write(theCase, MessageKind.RESOLUTION, by, resolution);
        } else {
            postbox.note(theCase, by, "No mail address is known: tell the customer by telephone. " + resolution);
        }
        theCase.resolve(kind, quietUntil());
        return Outcome.DONE;
    }

    /** Closes the case after its quiet period. False if an escalation is still open: then it waits another period. */
    public boolean close(String reference) {
        SupportCase theCase = cases.get(reference);
        boolean closes = !cases.hasOpenEscalation(theCase);
        if (closes) {
            theCase.close(clock.instant());
        } else {
            theCase.stayOpen(quietUntil());
        }
        return closes;
    }

    private Instant quietUntil() {
        return clock.instant().plus(properties.limits().quietPeriod());
    }

    private static Triage keepingSuspicion(Triage said) {
        Impairment it = said.impairment();
        return new Triage(
                said.severity(), new Impairment(it.affectedSystems(), it.affectedUsers(), true), said.reason());
    }

    private static String reason(Triage triage, Optional<Severity> proposed) {
        String table = proposed.map(it -> "the table proposes " + it.label()).orElse("the table proposes nothing");
        return triage.reason() == null || triage.reason().isBlank() ? table : table + "; " + triage.reason();
    }
}
