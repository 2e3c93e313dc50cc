package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.util.Optional;

/**
 * What the specialist decided at triage (P15).
 *
 * @param severity null if the form left it open
 * @param kind null if the form left it open: then a problem
 * @param reason why it differs from the proposal, or null
 * @param asksForMissing whether the customer is asked for the facts that are missing (P10)
 */
public record Triage(
        Severity severity, Impairment impairment, RequestKind kind, String reason, boolean asksForMissing) {

    /** A suspicion that somebody had before stands, and a request of the kind "security" is one. */
    Triage withSuspicion(boolean suspectedBefore) {
        boolean suspected = suspectedBefore || impairment.securitySuspected() || kind == RequestKind.SECURITY;
        return new Triage(severity, impairment.withSuspicion(suspected), kind, reason, asksForMissing);
    }

    RequestKind kindOrProblem() {
        return kind == null ? RequestKind.PROBLEM : kind;
    }

    /** Why this triage cannot stand, in the words of the form; empty if it can. */
    Optional<String> objection(Optional<Severity> proposed) {
        if (severity == null) {
            return Optional.of("Choose a severity.");
        }
        if (impairment.securitySuspected() && severity != Severity.SEVERITY_1) {
            return Optional.of("A suspected security incident is Severity 1; only the IRT lead lowers it (P31).");
        }
        if (proposed.isPresent() && proposed.get() != severity && (reason == null || reason.isBlank())) {
            return Optional.of("For these systems and users the table proposes "
                    + proposed.get().label() + ". Say why it is " + severity.label() + " instead (P15).");
        }
        return Optional.empty();
    }

    String explained(Optional<Severity> proposed) {
        String table = proposed.map(it -> "the table proposes " + it.label()).orElse("the table proposes nothing");
        return reason == null || reason.isBlank() ? table : table + "; " + reason;
    }
}
