package com.calibermind.support.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The engine moved by hand before its job executor runs, which the demo plays its day with. People act through their forms,
 * with their own rights.
 */
@Component
@ConditionalOnProperty(name = "support.demo", havingValue = "true")
public class EngineByHand {

    private static final int BATCH = 100;

    private final RepositoryService repository;
    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identity;
    private final ManagementService management;

    EngineByHand(
            RepositoryService repository,
            FormService forms,
            TaskService tasks,
            IdentityService identity,
            ManagementService management) {
        this.repository = repository;
        this.forms = forms;
        this.tasks = tasks;
        this.identity = identity;
        this.management = management;
    }

    /** From now on it is that time for the engine, in all threads, until {@link #release}. */
    public void itIs(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }

    public void release() {
        ClockUtil.reset();
    }

    /**
     * Submits the start form of that process.
     *
     * @return its business key, or null
     */
    public String start(String process, Map<String, String> fields, String user) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return as(
                user,
                () -> forms.submitStartForm(definition, new HashMap<>(fields)).getBusinessKey());
    }

    /**
     * Completes the open task of that step by its form.
     *
     * @throws IllegalStateException if there is no such task
     */
    public void submit(String businessKey, String step, Map<String, String> fields, String user) {
        String task =
                tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(step).list().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("There is no task " + step + "."))
                        .getId();
        as(user, () -> {
            forms.submitTaskForm(task, new HashMap<>(fields));
            return null;
        });
    }

    /** Runs what is due by the time shown; returns how much that was. */
    public int runDue() {
        int run = 0;
        for (Job job : management
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .listPage(0, BATCH)) {
            if (job.getProcessInstanceId() != null && isThereStill(job)) {
                management.executeJob(job.getId());
                run++;
            }
        }
        return run;
    }

    /** A job before it may have taken it away. */
    private boolean isThereStill(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() == 1;
    }

    /** When the next timer of a case comes due. */
    public Optional<Instant> nextTimer() {
        return management.createJobQuery().timers().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 1).stream()
                .map(it -> it.getDuedate().toInstant())
                .findFirst();
    }

    private <T> T as(String user, Supplier<T> work) {
        identity.setAuthentication(
                user,
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
