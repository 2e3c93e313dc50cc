package com.calibermind.support.process;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine writes a right for each task and candidate group. Specialists need none: {@link Rights} gives them all tasks
 * of their processes at once. That saves a tenth of the engine's statements and keeps the table of rights short.
 */
class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return groupId.equals(Groups.SUPPORT) && Rights.isSupportProcess(task.getProcessDefinitionId())
                ? null
                : super.newTaskGroupIdentityLink(task, groupId, type);
    }
}
