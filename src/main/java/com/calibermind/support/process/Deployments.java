package com.calibermind.support.process;

import com.calibermind.support.policy.BrokenPromise;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.startup.StartRefused;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/} and {@code forms/} before anything else starts: one deployment for each diagram, together
 * with the forms that it refers to, and only if one of them has changed since the last one of that name.
 */
@Component
class Deployments implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    /** A Camunda Form by its id, or a form in HTML by its path. */
    private static final Pattern FORM =
            Pattern.compile("formRef=\"([\\w-]+)\"|formKey=\"embedded:deployment:forms/([\\w-]+\\.html)\"");

    private final RepositoryService repository;
    private final DecisionTables tables;
    private final ProcessFiles files;
    private final Rights rights;
    private final StartTurns turns;
    private boolean running;

    Deployments(
            RepositoryService repository, DecisionTables tables, ProcessFiles files, Rights rights, StartTurns turns) {
        this.repository = repository;
        this.tables = tables;
        this.files = files;
        this.rights = rights;
        this.turns = turns;
    }

    @Override
    public void start() {
        turns.take(this::deployAll);
        running = true;
    }

    private void deployAll() {
        Map<String, byte[]> processes = files.processes();
        Map<String, byte[]> forms = files.forms();
        // tables first: a process that starts at once must find them
        new TreeMap<>(processes).descendingMap().forEach((name, content) -> {
            if (name.endsWith(".dmn")) {
                deploy(name, content, Map.of());
            }
        });
        processes.forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                deploy(name, content, formsOf(name, content, forms));
            }
        });
        tables.readAnew();
        if (!targetsHold()) {
            LOG.error("The deployed response targets break the policy; the table at hand takes their place.");
            deployAnew("ResponseTargets.dmn", processes.get("ResponseTargets.dmn"));
            tables.readAnew();
        }
        checkTargets();
        rights.grant();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, the mail room and the job executor. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    private void deploy(String name, byte[] content, Map<String, byte[]> forms) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(name)
                .source("support-desk")
                .enableDuplicateFiltering(false)
                .addInputStream("processes/" + name, new ByteArrayInputStream(content));
        forms.forEach((form, bytes) -> deployment.addInputStream("forms/" + form, new ByteArrayInputStream(bytes)));
        try {
            LOG.debug("{} is deployed as {}", name, deployment.deploy().getId());
        } catch (ProcessEngineException e) {
            throw new StartRefused(
                    name + " cannot be deployed: " + e.getMessage(),
                    "Open it in Camunda Modeler, mend what is named, and start again.");
        }
    }

    private static Map<String, byte[]> formsOf(String process, byte[] content, Map<String, byte[]> forms) {
        Map<String, byte[]> found = new TreeMap<>();
        Matcher matcher = FORM.matcher(new String(content, java.nio.charset.StandardCharsets.UTF_8));
        while (matcher.find()) {
            String form = matcher.group(2) == null ? matcher.group(1) + ".form" : matcher.group(2);
            if (!forms.containsKey(form)) {
                throw new StartRefused(
                        process + " refers to a form, but there is no " + form + ".",
                        "Put " + form + " into forms/, or name another form in the diagram.");
            }
            found.put(form, forms.get(form));
        }
        return found;
    }

    private boolean targetsHold() {
        try {
            List.of(Severity.values()).forEach(tables::read);
            return true;
        } catch (BrokenPromise e) {
            return false;
        }
    }

    private void deployAnew(String name, byte[] content) {
        repository
                .createDeployment()
                .name(name)
                .source("support-desk")
                .addInputStream("processes/" + name, new ByteArrayInputStream(content))
                .deploy();
    }

    private void checkTargets() {
        for (Severity severity : List.of(Severity.values())) {
            try {
                tables.read(severity);
            } catch (BrokenPromise e) {
                throw new StartRefused(
                        "ResponseTargets.dmn breaks the policy: " + e.getMessage() + ".",
                        "Correct that row in processes/ResponseTargets.dmn; targets may be tighter than the policy's, not looser.");
            }
        }
    }
}
