package com.calibermind.support.process;

import com.calibermind.support.cases.CaseAssigned;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseReordered;
import com.calibermind.support.cases.SeverityChanged;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A new severity moves what already runs, in its own transaction (P21): the token to the response task of the new
 * severity, timers to the new deadline (one in the past fires at once), and every task's place in the lists (P20).
 */
@Component
class RunningTimers {

    private static final List<String> TIMED = List.of("SupportCase", "InitialResponse");
    private static final String SEVERITY_CHANGED = "SeverityChanged";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final DeskAuthority desk;
    private final CaseFiles files;
    private final Rights rights;

    RunningTimers(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy ManagementService management,
            DeskAuthority desk,
            CaseFiles files,
            @Lazy Rights rights) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.desk = desk;
        this.files = files;
        this.rights = rights;
    }

    /** Before the commit, not at once: the engine's queries see what the running command did only after it has ended. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(SeverityChanged event) {
        desk.run(() -> move(event.reference()));
    }

    /** Only the place in the lists changes. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CaseReordered event) {
        desk.run(() -> tell(files.of(event.reference())));
    }

    /** The case's own tasks go to the person who was named; tasks made later do, too (TaskTitles). */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CaseAssigned event) {
        desk.run(() -> {
            rights.ownList(event.user());
            tasksOf(event.reference())
                    .filter(it -> Rights.isSupportProcess(it.getProcessDefinitionId()))
                    .forEach(it -> tasks.setAssignee(it.getId(), event.user()));
        });
    }

    private void move(String reference) {
        CaseFile file = files.of(reference);
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .filter(it -> TIMED.contains(key(it.getProcessDefinitionId())))
                .forEach(it -> move(it, file));
        tell(file);
    }

    private void tell(CaseFile file) {
        tasksOf(file.reference()).forEach(it -> tell(it, file));
    }

    /** Without the tasks of the Incident Response Team: their order is their own. */
    private Stream<Task> tasksOf(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .filter(it -> !key(it.getProcessDefinitionId()).equals("SecurityIncident"));
    }

    private void move(ProcessInstance instance, CaseFile file) {
        List<Execution> responding = runtime.createExecutionQuery()
                .processInstanceId(instance.getId())
                .messageEventSubscriptionName(SEVERITY_CHANGED)
                .list();
        responding.forEach(it -> reassign(instance, it));
        management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()
                .forEach(it -> management.recalculateJobDuedate(it.getId(), false));
    }

    /** The response task of the new severity belongs to whoever had the old one. */
    private void reassign(ProcessInstance instance, Execution responding) {
        String specialist = onlyTask(instance).getAssignee();
        runtime.messageEventReceived(SEVERITY_CHANGED, responding.getId());
        tasks.setAssignee(onlyTask(instance).getId(), specialist);
    }

    private Task onlyTask(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private void tell(Task task, CaseFile file) {
        task.setPriority(Math.max(Deadlines.priority(file) + TaskTitles.boost(task.getName()), remindedHead(task)));
        if (task.getDueDate() != null && TIMED.contains(key(task.getProcessDefinitionId()))) {
            task.setDueDate(Date.from(file.respondBy()));
        }
        tasks.saveTask(task);
    }

    /** A reminded head's task stays above all cases. */
    private static int remindedHead(Task task) {
        return task.getPriority() == EscalationSteps.ABOVE_ALL_CASES ? task.getPriority() : 0;
    }

    private static String key(String definitionId) {
        return definitionId.substring(0, definitionId.indexOf(':'));
    }
}
