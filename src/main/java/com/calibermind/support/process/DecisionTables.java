package com.calibermind.support.process;

import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.SeverityTable;
import com.calibermind.support.policy.BrokenPromise;
import com.calibermind.support.policy.ResponseTarget;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The policy's two tables as the process admins deployed them. A table that has gone bad while the desk runs must not
 * stop it: then nothing is proposed, and the promises of the policy itself are the targets, neither of them looser.
 */
@Component
class DecisionTables implements ResponseTargets, SeverityTable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionTables.class);

    /** A table changed in the running system is in use after this time at the latest. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final DecisionService decisions;

    /** Whoever asks, the table says the same: its answer is the desk's, not the caller's to be denied. */
    private final DeskAuthority authority;

    /** A table that fails must not roll back the case that asked it. */
    private final TransactionTemplate apart;

    private final Remembered<Severity, ResponseTarget> targets;
    private final Remembered<Impairment, Optional<Severity>> proposals;

    DecisionTables(@Lazy DecisionService decisions, DeskAuthority authority, PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.authority = authority;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.targets = new Remembered<>(this::evaluated, KEPT, System::nanoTime);
        this.proposals = new Remembered<>(this::evaluated, KEPT, System::nanoTime);
    }

    @Override
    public ResponseTarget of(Severity severity) {
        return targets.of(severity);
    }

    @Override
    public Optional<Severity> propose(Impairment impairment) {
        return proposals.of(impairment);
    }

    /** The tables have changed: read them anew at once. Other nodes do so within {@link #KEPT}. */
    void forget() {
        targets.forget();
        proposals.forget();
    }

    private ResponseTarget evaluated(Severity severity) {
        try {
            return authority.ask(() -> apart.execute(status -> read(severity)));
        } catch (RuntimeException e) {
            LOG.error("ResponseTargets.dmn cannot be used, the policy's own target is: {}", e.getMessage());
            return new ResponseTarget(
                    severity, severity.promise(), severity.promise().dividedBy(3));
        }
    }

    private Optional<Severity> evaluated(Impairment impairment) {
        try {
            return authority.ask(() -> apart.execute(status -> lookUp(impairment)));
        } catch (RuntimeException e) {
            LOG.error("Severity.dmn cannot be used, no severity is proposed: {}", e.getMessage());
            return impairment.securitySuspected() ? Optional.of(Severity.SEVERITY_1) : Optional.empty();
        }
    }

    private Optional<Severity> lookUp(Impairment impairment) {
        var result = decisions
                .evaluateDecisionTableByKey("Severity")
                .variables(Variables.putValue("securitySuspected", impairment.securitySuspected())
                        .putValue("affectedSystems", impairment.affectedSystems())
                        .putValue("affectedUsers", impairment.affectedUsers()))
                .evaluate();
        return result.isEmpty()
                ? Optional.empty()
                : Severity.ofCode(String.valueOf(result.getSingleResult().<Object>getEntry("severity")));
    }

    /**
     * Reads a row of ResponseTargets.dmn.
     *
     * @throws BrokenPromise naming what is wrong with the table
     */
    ResponseTarget read(Severity severity) {
        var rows = evaluate(severity);
        return new ResponseTarget(severity, duration(rows, severity, "target"), duration(rows, severity, "warning"));
    }

    private DmnDecisionRuleResult evaluate(Severity severity) {
        try {
            var result = decisions
                    .evaluateDecisionTableByKey("ResponseTargets")
                    .variables(Variables.putValue("severity", severity.code()))
                    .evaluate();
            if (result.isEmpty()) {
                throw new BrokenPromise(severity.label() + " has no row");
            }
            return result.getSingleResult();
        } catch (ProcessEngineException | DmnEngineException e) {
            throw new BrokenPromise(severity.label() + ": " + e.getMessage());
        }
    }

    private static Duration duration(DmnDecisionRuleResult row, Severity severity, String column) {
        Object value = row.getEntry(column);
        try {
            return Duration.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            throw new BrokenPromise("%s: the %s \"%s\" is not a duration like PT30M or PT8H"
                    .formatted(severity.label(), column, value));
        }
    }
}
