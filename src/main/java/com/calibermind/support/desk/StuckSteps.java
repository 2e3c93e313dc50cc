package com.calibermind.support.desk;

import static com.calibermind.support.desk.Problem.unlessDone;

import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.incidents.IncidentRecord;
import com.calibermind.support.language.Said;
import com.calibermind.support.process.CaseInstances;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps of the desk that have failed so often that the engine no longer tries them, and trying them again. All of it with
 * the caller's rights in the engine: who may not see a process does not see its steps (P32).
 */
@Component
class StuckSteps {

    private static final String FAILED_JOB = "failedJob";
    private static final int MOST_OF_A_CASE = 20;
    private static final int MOST_FOUND = 2_000;

    /** As often as that, with the pauses of any other step. */
    private static final int TRIES = 3;

    /**
     * @param reference null if it is about no case
     * @param step its name in the diagram
     * @param since UTC
     * @param reason in a word, see {@link FailureReason}
     * @param message what the program said, for an administrator
     * @param instance id of its process
     * @param retry whether the caller may have it tried again
     */
    record Stuck(
            String jobId,
            String reference,
            String process,
            @JsonSerialize(using = Said.class) String step,
            Instant since,
            FailureReason reason,
            String message,
            String instance,
            boolean retry) {}

    /**
     * @param steps the newest first
     * @param more whether there are further ones
     */
    record Found(List<Incident> steps, boolean more) {}

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final ConversationDesk desk;
    private final IncidentRecord incidents;
    private final NamedParameterJdbcTemplate jdbc;
    private final CallersRights rights;

    StuckSteps(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            ConversationDesk desk,
            IncidentRecord incidents,
            NamedParameterJdbcTemplate jdbc,
            CallersRights rights) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.desk = desk;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.rights = rights;
    }

    /** What is stuck, of the newest {@value #MOST_FOUND} incidents of the engine. */
    Found found() {
        List<Incident> incidents = runtime.createIncidentQuery()
                .incidentType(FAILED_JOB)
                .orderByIncidentTimestamp()
                .desc()
                .orderByIncidentId()
                .asc()
                .listPage(0, MOST_FOUND);
        return new Found(causes(incidents), incidents.size() == MOST_FOUND);
    }

    List<Stuck> of(String reference) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .withIncident()
                .listPage(0, MOST_OF_A_CASE)
                .stream()
                .flatMap(it -> told(causes(runtime.createIncidentQuery()
                                .incidentType(FAILED_JOB)
                                .processInstanceId(it.getProcessInstanceId())
                                .listPage(0, MOST_OF_A_CASE)))
                        .stream())
                .toList();
    }

    /** Has the engine try the step again, and keeps on the case who wanted that and why. */
    @Transactional
    void retry(String reference, String jobId, String why, String by) {
        Stuck stuck = of(reference).stream()
                .filter(it -> it.jobId().equals(jobId))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "That step is not stuck any more, or you may not see it: look again."));
        try {
            management.setJobRetries(jobId, TRIES);
        } catch (AuthorizationException forbidden) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "Only managers and the head of Customer Success may try a step again.");
        }
        String reason = why == null || why.isBlank() ? "." : ": " + why.strip();
        keep(stuck, "\"" + stuck.step() + "\" failed and is tried again" + reason, by);
    }

    /** What happens to an incident's steps stands in the incident's record, not where the desk reads it (P32). */
    private void keep(Stuck stuck, String note, String by) {
        unlessDone(
                CaseInstances.PROCESSES.contains(stuck.process())
                        ? desk.note(stuck.reference(), note, by)
                        : incidents.add(stuck.reference(), note, null, by));
    }

    /** Where it failed, not the processes above that wait for it. */
    private static List<Incident> causes(List<Incident> incidents) {
        return incidents.stream()
                .filter(it -> it.getId().equals(it.getRootCauseIncidentId()))
                .toList();
    }

    /** In that order, with all that is known of each. */
    List<Stuck> told(List<Incident> steps) {
        Map<String, ProcessInstance> instances =
                instances(steps.stream().map(Incident::getProcessInstanceId).collect(Collectors.toSet()));
        Map<String, String> traces =
                traces(steps.stream().map(Incident::getConfiguration).toList());
        Map<String, Boolean> retries = new HashMap<>();
        return steps.stream()
                .filter(it -> instances.containsKey(it.getProcessInstanceId()))
                .map(it -> stuck(
                        it,
                        instances.get(it.getProcessInstanceId()),
                        traces.get(it.getConfiguration()),
                        retries.computeIfAbsent(process(it), rights::mayRetry)))
                .toList();
    }

    /** What was thrown, by job: of steps that the caller may see, in one question. */
    private Map<String, String> traces(List<String> jobs) {
        Map<String, String> traces = new HashMap<>();
        if (!jobs.isEmpty()) {
            jdbc.query("""
                    select j.id_, b.bytes_ from act_ru_job j join act_ge_bytearray b on b.id_ = j.exception_stack_id_
                    where j.id_ in (:jobs)""", Map.of("jobs", jobs), row -> {
                traces.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8));
            });
        }
        return traces;
    }

    private Map<String, ProcessInstance> instances(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
    }

    private static String process(Incident it) {
        String definition = it.getProcessDefinitionId();
        return definition.substring(0, definition.indexOf(':'));
    }

    private Stuck stuck(Incident it, ProcessInstance instance, String trace, boolean retry) {
        return new Stuck(
                it.getConfiguration(),
                instance.getBusinessKey(),
                process(it),
                name(it.getProcessDefinitionId(), it.getActivityId()),
                it.getIncidentTimestamp().toInstant(),
                FailureReason.of(trace),
                it.getIncidentMessage(),
                it.getProcessInstanceId(),
                retry);
    }

    private String name(String definition, String element) {
        return repository.getBpmnModelInstance(definition).getModelElementById(element) instanceof FlowElement found
                        && found.getName() != null
                ? found.getName()
                : element;
    }
}
