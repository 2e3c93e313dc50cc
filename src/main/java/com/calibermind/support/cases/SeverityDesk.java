package com.calibermind.support.cases;

import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who sets the severity of a case, when, and what follows from it (P15, P20, P21, P31, P34). */
@Component
@Transactional
public class SeverityDesk {

    private final Cases cases;
    private final SeverityTable severities;
    private final ResponseTargets targets;
    private final DeadlineLedger ledger;
    private final DeadlineWatch watch;
    private final MissingFacts missing;
    private final StaffDirectory staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeverityDesk(
            Cases cases,
            SeverityTable severities,
            ResponseTargets targets,
            DeadlineLedger ledger,
            DeadlineWatch watch,
            MissingFacts missing,
            StaffDirectory staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.severities = severities;
        this.targets = targets;
        this.ledger = ledger;
        this.watch = watch;
        this.missing = missing;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Assigns the severity; the deadline becomes receipt + its target, even if that is past (P15, P21). */
    public Outcome triage(String reference, Triage said, String by) {
        SupportCase theCase = cases.get(reference);
        boolean suspectedBefore = theCase.impairment.securitySuspected();
        Triage triage = said.withSuspicion(suspectedBefore);
        Optional<Severity> proposed = severities.propose(triage.impairment());
        Optional<String> objection = triage.objection(proposed).or(() -> missing.objection(theCase, said));
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        watch.untriagedAt(theCase, clock.instant());
        Instant oldDue = theCase.respondBy;
        theCase.triage(triage.severity(), triage.impairment(), triage.kindOrProblem(), targets.of(triage.severity()));
        ledger.triaged(theCase, oldDue, by, triage.severity().label());
        ledger.reassessed(theCase, DeadlineKind.INITIAL_RESPONSE, oldDue, by, triage.explained(proposed));
        events.publishEvent(new CaseTriaged(reference));
        if (said.asksForMissing()) {
            missing.ask(theCase, by);
        }
        if (triage.impairment().securitySuspected() && !suspectedBefore) {
            events.publishEvent(new SecuritySuspected(reference, "Said at triage.", by));
        }
        if (!theCase.owesResponse()) {
            events.publishEvent(new AnsweredOtherwise(reference));
        }
        return Outcome.DONE;
    }

    /** Changes the severity of a triaged, open case, with the reason; the running deadline moves with it (P15, P21). */
    public Outcome changeSeverity(String reference, Severity severity, String reason, String by) {
        Optional<SupportCase> found = cases.find(reference);
        Optional<String> objection = objection(found, severity, reason, by);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        SupportCase theCase = found.orElseThrow();
        Instant oldDue = theCase.respondBy;
        theCase.reassess(severity, targets.of(severity));
        changed(theCase, oldDue, by, reason);
        return Outcome.DONE;
    }

    /**
     * A specialist, a manager, a word in a mail or a tick box says that a security incident may have happened: Severity 1 at
     * once, wherever the case stands; a closed case is reopened for it (P31, P34). Saying so again joins the first alarm.
     */
    public Outcome suspectSecurity(String reference, String suspicion, String by) {
        Optional<SupportCase> found = cases.find(reference);
        if (found.isEmpty()) {
            return Outcome.refused(CaseFiles.UNKNOWN);
        }
        if (suspicion == null || suspicion.isBlank()) {
            return Outcome.refused(
                    "Write down what makes you suspect it: the Incident Response Team starts from that.");
        }
        SupportCase theCase = cases.survivor(found.get());
        if (theCase.isClosed()) {
            theCase.reopen();
            events.publishEvent(new CaseReopened(theCase.reference));
        }
        Instant oldDue = theCase.respondBy;
        if (theCase.suspectSecurity(targets.of(Severity.SEVERITY_1))) {
            changed(theCase, oldDue, by, "security incident suspected (P31)");
        }
        events.publishEvent(new SecuritySuspected(theCase.reference, suspicion, by));
        return Outcome.DONE;
    }

    /**
     * The IRT lead says that it was a false alarm; the case goes on with the severity that they set (P31, P34).
     *
     * @param after null if the case has not been triaged: then the table proposes again
     */
    public Outcome standDown(String reference, Severity after, String reason, String by) {
        SupportCase theCase = cases.get(reference);
        if (!staff.isIrtLead(by)) {
            return Outcome.refused("Only the IRT lead stands a security alarm down: ask them to complete this (P31).");
        }
        if (reason == null || reason.isBlank()) {
            return Outcome.refused("Say why it was a false alarm.");
        }
        if (theCase.isTriaged() && after == null) {
            return Outcome.refused("Choose the severity with which the case goes on.");
        }
        Instant oldDue = theCase.respondBy;
        Severity before = theCase.watchedSeverity();
        Severity held = theCase.isTriaged()
                ? after
                : severities.propose(theCase.impairment.withSuspicion(false)).orElse(null);
        theCase.standDown(held, targets.of(Severity.watched(held, null)));
        if (!Objects.equals(before, theCase.watchedSeverity())) {
            changed(theCase, oldDue, by, "security alarm stood down");
        }
        return Outcome.DONE;
    }

    private void changed(SupportCase theCase, Instant oldDue, String by, String reason) {
        if (!theCase.isTriaged()) {
            ledger.reassessed(theCase, DeadlineKind.TRIAGE, oldDue, by, reason);
        }
        ledger.reassessed(theCase, DeadlineKind.INITIAL_RESPONSE, oldDue, by, reason);
        events.publishEvent(new SeverityChanged(theCase.reference));
    }

    private Optional<String> objection(Optional<SupportCase> found, Severity severity, String reason, String by) {
        if (found.isEmpty()) {
            return Optional.of(CaseFiles.UNKNOWN);
        }
        SupportCase theCase = found.get();
        if (severity == null || reason == null || reason.isBlank()) {
            return Optional.of("Choose the new severity and say why.");
        }
        if (theCase.isClosed()) {
            return Optional.of(CaseFiles.CLOSED);
        }
        if (!theCase.isTriaged()) {
            return Optional.of("The case has no severity yet: its triage task assigns one.");
        }
        if (theCase.severity == severity) {
            return Optional.of("The case has that severity already.");
        }
        return theCase.impairment.securitySuspected() && !staff.isIrtLead(by)
                ? Optional.of("A suspected security incident is Severity 1; only the IRT lead lowers it (P31).")
                : Optional.empty();
    }
}
