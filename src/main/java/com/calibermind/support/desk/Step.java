package com.calibermind.support.desk;

import com.calibermind.support.language.Said;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.camunda.bpm.engine.task.Task;

/**
 * An open task of a case, as far as the caller may see it: that is where the process stands.
 *
 * @param assignee user id, or null: whoever claims it
 * @param due UTC, or null
 */
record Step(
        String taskId,
        String step,
        @JsonSerialize(using = Said.class) String name,
        String assignee,
        Instant since,
        Instant due) {

    static Step of(Task task) {
        return new Step(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName().replaceFirst(" · .*", ""),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
