package com.calibermind.support.process;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine writes a right for each task and candidate group, and for each that somebody has taken. Specialists need none:
 * {@link Rights} gives them all tasks of their processes at once. That saves a tenth of the engine's statements and keeps
 * the table of rights short: Tasklist's queries hold every open task against every right of whoever looks. Where
 * several groups share a process, a group hands its own tasks over: what one of them has taken, another can take on.
 */
class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        if (groupId.equals(Groups.SUPPORT) && Rights.isSupportProcess(task.getProcessDefinitionId())) {
            return null;
        }
        AuthorizationEntity[] rights = super.newTaskGroupIdentityLink(task, groupId, type);
        for (AuthorizationEntity right : rights) {
            right.addPermission(Permissions.TASK_ASSIGN);
        }
        return rights;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return newAssignee != null
                        && Rights.isSupportProcess(task.getProcessDefinitionId())
                        && isSpecialist(newAssignee)
                ? null
                : super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    private static boolean isSpecialist(String user) {
        CommandContext context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider()
                        .createGroupQuery(context)
                        .groupMember(user)
                        .groupId(Groups.SUPPORT)
                        .count())
                > 0;
    }
}
