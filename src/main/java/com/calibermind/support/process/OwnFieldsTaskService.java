package com.calibermind.support.process;

import com.calibermind.support.language.Translations;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's task service, which takes only {@link OwnFields} from whoever completes a task and leaves due date and
 * priority to the policy (P20, P21).
 */
class OwnFieldsTaskService extends TaskServiceImpl {

    private final Translations translations;

    OwnFieldsTaskService(Translations translations) {
        this.translations = translations;
    }

    @Override
    public void saveTask(Task task) {
        if (task.getId() != null && signedIn()) {
            refuseOtherUrgency(task);
        }
        super.saveTask(task);
    }

    private boolean signedIn() {
        Command<Boolean> ask = context -> context.getAuthenticatedUserId() != null;
        return commandExecutor.execute(ask);
    }

    private void refuseOtherUrgency(Task task) {
        Task kept = createTaskQuery().taskId(task.getId()).singleResult();
        if (kept != null
                && kept.getProcessInstanceId() != null
                && (!Objects.equals(kept.getDueDate(), task.getDueDate())
                        || kept.getPriority() != task.getPriority())) {
            throw new FormRefused(
                    translations.said("Due date and priority follow from the severity: change the severity instead."));
        }
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        super.complete(taskId, OwnFields.of(variables));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return super.completeWithVariablesInReturn(taskId, OwnFields.of(variables), deserializeValues);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        super.resolveTask(taskId, OwnFields.of(variables));
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        super.handleBpmnError(taskId, errorCode, errorMessage, OwnFields.of(variables));
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        super.handleEscalation(taskId, escalationCode, OwnFields.of(variables));
    }
}
