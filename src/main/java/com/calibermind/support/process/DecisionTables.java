package com.calibermind.support.process;

import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.SeverityTable;
import com.calibermind.support.policy.BrokenPromise;
import com.calibermind.support.policy.ResponseTarget;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The policy's two tables as the process admins deployed them, evaluated in memory: whoever opens a case holds a connection
 * to the database already, and waiting for a second one would stop the desk as soon as all of the pool do so. A table that
 * has gone bad while the desk runs must not stop it: then nothing is proposed, and the promises of the policy itself are
 * the targets, neither of them looser.
 */
@Component
class DecisionTables implements ResponseTargets, SeverityTable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionTables.class);

    private static final String TARGETS = "ResponseTargets";
    private static final String SEVERITY = "Severity";

    /** Questions may come from forms: their number is bounded here. */
    private static final int MOST_ANSWERS = 1_000;

    /**
     * A version of a table; without decision if it cannot be read. The same question has the same answer, and finding it
     * costs milliseconds.
     */
    private record Table(
            String version, Optional<DmnDecision> decision, Map<VariableMap, DmnDecisionTableResult> answers) {

        Table(String version, Optional<DmnDecision> decision) {
            this(version, decision, new ConcurrentHashMap<>());
        }
    }

    private final RepositoryService repository;
    private final DmnEngine dmn =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    DecisionTables(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** A table that another node, or somebody by REST, has deployed is in use here after 5 seconds. */
    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void refresh() {
        try {
            readAnew();
        } catch (RuntimeException e) {
            LOG.warn("The decision tables cannot be looked up, those read last stay in use: {}", e.getMessage());
        }
    }

    void readAnew() {
        List.of(TARGETS, SEVERITY).forEach(key -> tables.compute(key, this::newest));
    }

    @Override
    public ResponseTarget of(Severity severity) {
        try {
            return read(severity);
        } catch (RuntimeException e) {
            LOG.error("ResponseTargets.dmn cannot be used, the policy's own target is: {}", e.getMessage());
            return new ResponseTarget(
                    severity, severity.promise(), severity.promise().dividedBy(3));
        }
    }

    @Override
    public Optional<Severity> propose(Impairment impairment) {
        try {
            return lookUp(impairment);
        } catch (RuntimeException e) {
            LOG.error("Severity.dmn cannot be used, no severity is proposed: {}", e.getMessage());
            return impairment.securitySuspected() ? Optional.of(Severity.SEVERITY_1) : Optional.empty();
        }
    }

    private Optional<Severity> lookUp(Impairment impairment) {
        var result = evaluate(
                SEVERITY,
                Variables.putValue("securitySuspected", impairment.securitySuspected())
                        .putValue("affectedSystems", impairment.affectedSystems())
                        .putValue("affectedUsers", impairment.affectedUsers()));
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
        var row = row(severity);
        return new ResponseTarget(severity, duration(row, severity, "target"), duration(row, severity, "warning"));
    }

    private DmnDecisionRuleResult row(Severity severity) {
        try {
            var result = evaluate(TARGETS, Variables.putValue("severity", severity.code()));
            if (result.isEmpty()) {
                throw new BrokenPromise(severity.label() + " has no row");
            }
            return result.getSingleResult();
        } catch (DmnEngineException e) {
            throw new BrokenPromise(severity.label() + ": " + e.getMessage());
        }
    }

    private DmnDecisionTableResult evaluate(String key, VariableMap input) {
        Table table = tables.computeIfAbsent(key, it -> newest(it, null));
        DmnDecision decision =
                table.decision().orElseThrow(() -> new BrokenPromise("the table " + key + " cannot be read"));
        if (table.answers().size() >= MOST_ANSWERS) {
            table.answers().clear();
        }
        return table.answers().computeIfAbsent(input, it -> dmn.evaluateDecisionTable(decision, it));
    }

    private Table newest(String key, Table known) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            return new Table(null, Optional.empty());
        }
        return known != null && definition.getId().equals(known.version())
                ? known
                : new Table(definition.getId(), parsed(key, definition.getId()));
    }

    private Optional<DmnDecision> parsed(String key, String version) {
        try (InputStream table = repository.getDecisionModel(version)) {
            return Optional.of(dmn.parseDecision(key, table));
        } catch (DmnEngineException | IOException e) {
            LOG.error("The table {}, version {}, cannot be read: {}", key, version, e.getMessage());
            return Optional.empty();
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
