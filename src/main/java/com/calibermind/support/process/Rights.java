package com.calibermind.support.process;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The groups, what each may do, and the list of tasks that each opens with. Made if missing; what an administrator has
 * changed stays. People may claim, assign and complete tasks, not edit them: a due date is the policy's. Rights name their
 * processes one by one: a process of another team is not seen by being forgotten here.
 */
@Component
class Rights {

    /** All user tasks in them are for specialists. */
    private static final List<String> CASE_PROCESSES = List.of(
            "SupportCase",
            "InitialResponse",
            "RequestHandling",
            "AccountChange",
            "Training",
            "VideoCall",
            "MailReview",
            "UndeliverableLetter",
            "TelephoneReport",
            "SeverityChange",
            "EscalationWish",
            "SecurityAlarm",
            "ConsultationWithdrawal",
            "OutageLink");

    /** Tasks of several groups: each sees its own, managers see all. */
    private static final List<String> SHARED_PROCESSES = List.of("Escalation", "Consultation", "Outage");

    /** For the Incident Response Team and nobody else (P32). */
    private static final List<String> INCIDENT_PROCESSES = List.of("SecurityIncident", "IncidentEntry");

    /** All but {@link #INCIDENT_PROCESSES}. */
    static final List<String> ALL_PROCESSES =
            Stream.concat(CASE_PROCESSES.stream(), SHARED_PROCESSES.stream()).toList();

    /** What people start from Tasklist. */
    private static final List<String> STARTED_BY_PEOPLE = List.of(
            "TelephoneReport",
            "SeverityChange",
            "EscalationWish",
            "SecurityAlarm",
            "Consultation",
            "ConsultationWithdrawal",
            "VideoCall",
            "OutageLink");

    private static final List<String> INCIDENT_STARTERS = List.of("IncidentEntry", "SecurityAlarm");

    private static final String ANY = "*";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    Rights(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Processes whose user tasks are all for specialists; a process with tasks of others must not be among them. */
    static boolean isSupportProcess(String definitionId) {
        return definitionId != null && CASE_PROCESSES.contains(definitionId.substring(0, definitionId.indexOf(':')));
    }

    void grant() {
        Groups.ALL.forEach(this::group);
        Groups.ALL.forEach(it -> allow(it.id(), APPLICATION, "tasklist", ACCESS));
        support();
        reviewers(Groups.MANAGERS, "Escalations and late mail");
        reviewers(Groups.HEAD_OF_CUSTOMER_SUCCESS, "Escalations to the head");
        starters(Groups.MANAGERS, List.of("Outage"));
        starters(Groups.HEAD_OF_CUSTOMER_SUCCESS, List.of("Outage"));
        for (String team : List.of(Groups.IRT, Groups.IRT_LEAD, Groups.DEVELOPMENT, Groups.MANAGEMENT)) {
            filter(team, "Tasks of my team");
        }
        incidentTeam(Groups.IRT, INCIDENT_STARTERS);
        incidentTeam(
                Groups.IRT_LEAD,
                Stream.concat(INCIDENT_STARTERS.stream(), Stream.of("SeverityChange"))
                        .toList());
        processAdmins();
        consultations();
        deskLists();
    }

    /** What a specialist looks for, in the order of Tasklist's column; shown with counts. */
    private void deskLists() {
        List<String> desk = List.of(Groups.SUPPORT, Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS);
        List<String> irt = List.of(Groups.IRT, Groups.IRT_LEAD);
        list(1, "Severity 1 now", tasks.createTaskQuery().taskMinPriority(Deadlines.MOST_SEVERE), "", desk);
        list(2, "Due within the hour", tasks.createTaskQuery(), DeskFilterService.DUE_SOON, desk);
        list(
                3,
                "Mine",
                tasks.createTaskQuery(),
                DeskFilterService.MINE,
                Groups.ALL.stream().map(Groups.Role::id).toList());
        list(4, "Unassigned", tasks.createTaskQuery().taskUnassigned(), "", desk);
        list(5, "Escalations", tasks.createTaskQuery().processDefinitionKey("Escalation"), "", desk.subList(1, 3));
        list(
                5,
                "Security",
                tasks.createTaskQuery().processDefinitionKeyIn("SecurityIncident", "IncidentEntry"),
                "",
                irt);
        list(6, "Mail to review", tasks.createTaskQuery().processDefinitionKey("MailReview"), "", desk);
    }

    private void support() {
        CASE_PROCESSES.forEach(it -> allow(
                Groups.SUPPORT,
                PROCESS_DEFINITION,
                it,
                READ,
                READ_INSTANCE,
                READ_TASK,
                TASK_WORK,
                TASK_ASSIGN,
                READ_HISTORY));
        starters(Groups.SUPPORT, STARTED_BY_PEOPLE);
        SHARED_PROCESSES.forEach(it -> allow(Groups.SUPPORT, PROCESS_DEFINITION, it, READ));
        filter(Groups.SUPPORT, "Most urgent first");
    }

    private void reviewers(String group, String filter) {
        allow(group, APPLICATION, "cockpit", ACCESS);
        ALL_PROCESSES.forEach(it -> allow(
                group,
                PROCESS_DEFINITION,
                it,
                READ,
                READ_INSTANCE,
                READ_TASK,
                TASK_ASSIGN,
                READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB));
        allow(group, DECISION_DEFINITION, ANY, READ);
        starters(group, STARTED_BY_PEOPLE);
        filter(group, filter);
    }

    private void incidentTeam(String group, List<String> started) {
        allow(group, APPLICATION, "cockpit", ACCESS);
        INCIDENT_PROCESSES.forEach(it -> allow(
                group,
                PROCESS_DEFINITION,
                it,
                READ,
                READ_INSTANCE,
                READ_TASK,
                TASK_ASSIGN,
                READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB));
        started.forEach(it -> allow(group, PROCESS_DEFINITION, it, READ));
        starters(group, started);
    }

    private void starters(String group, List<String> processes) {
        processes.forEach(it -> allow(group, PROCESS_DEFINITION, it, CREATE_INSTANCE));
        allow(group, PROCESS_INSTANCE, ANY, CREATE);
    }

    private void processAdmins() {
        allow(Groups.PROCESS_ADMINS, APPLICATION, "cockpit", ACCESS);
        allow(Groups.PROCESS_ADMINS, DEPLOYMENT, ANY, READ, CREATE); // deleting one may delete running cases
        allow(Groups.PROCESS_ADMINS, PROCESS_DEFINITION, ANY, READ, UPDATE);
        allow(Groups.PROCESS_ADMINS, DECISION_DEFINITION, ANY, READ, UPDATE);
        allow(Groups.PROCESS_ADMINS, DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
    }

    /** Anybody may be asked in person: their right is to the one task, and this is the list that shows it (P24). */
    private void consultations() {
        List<String> everybody = Groups.ALL.stream().map(Groups.Role::id).toList();
        everybody.forEach(it -> allow(it, PROCESS_DEFINITION, "Consultation", READ));
        allow(Groups.SUPPORT, PROCESS_DEFINITION, "Consultation", READ_INSTANCE, READ_TASK, READ_HISTORY);
        filter("Consultations", tasks.createTaskQuery().processDefinitionKey("Consultation"), everybody);
    }

    private void group(Groups.Role role) {
        if (identity.createGroupQuery().groupId(role.id()).count() == 0) {
            Group group = identity.newGroup(role.id());
            group.setName(role.name());
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    /** Adds what is missing; takes nothing away. */
    private void allow(String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }

    /** The list of a person who was named for cases and has no role here: who has one finds them in "Mine". */
    void ownList(String user) {
        String name = user + ": My tasks";
        boolean hasRole = identity.createGroupQuery().groupMember(user).list().stream()
                .anyMatch(it -> Groups.ALL.stream().anyMatch(role -> role.id().equals(it.getId())));
        if (!hasRole && filters.createTaskFilterQuery().filterName(name).count() == 0) {
            filter(name, tasks.createTaskQuery().taskAssignee(user), List.of());
            Authorization mine = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            mine.setUserId(user);
            mine.setResource(FILTER);
            mine.setResourceId(filters.createTaskFilterQuery()
                    .filterName(name)
                    .singleResult()
                    .getId());
            mine.addPermission(READ);
            authorizations.saveAuthorization(mine);
        }
    }

    private void filter(String group, String name) {
        filter(
                group + ": " + name,
                tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks(),
                List.of(group));
    }

    private void filter(String name, TaskQuery query, List<String> readers) {
        list(0, name, query, "", readers);
    }

    /**
     * Most severe first, then the earliest deadline (P20).
     *
     * @param word for {@link DeskFilterService}, or empty
     */
    private void list(int place, String name, TaskQuery query, String word, List<String> readers) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc())
                .setProperties(Variables.createVariables()
                        .putValue("description", "Most severe first, then the earliest deadline")
                        .putValue("priority", place)
                        .putValue(DeskFilterService.PROPERTY, word)
                        .putValue("refresh", true)
                        .putValue("showUndefinedVariable", false));
        filters.saveFilter(filter);
        readers.forEach(it -> allow(it, FILTER, filter.getId(), READ));
    }
}
