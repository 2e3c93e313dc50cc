package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeskListsTest extends DeskTest {

    @Autowired
    private FilterService filters;

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    private List<String> named(String user, String group) {
        identity.setAuthentication(user, List.of(group));
        return filters.createTaskFilterQuery().list().stream()
                .map(Filter::getName)
                .toList();
    }

    private List<String> listed(String name) {
        return filters.<Task, TaskQuery>list(id(name), tasks.createTaskQuery()).stream()
                .map(Task::getId)
                .toList();
    }

    private String id(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult().getId();
    }

    @Test
    @DisplayName("P32 each role has its lists; the response team's is theirs alone")
    void whoHasWhich() {
        assertThat(named("sam", "support"))
                .contains("Severity 1 now", "Due within the hour", "Mine", "Unassigned", "Mail to review")
                .doesNotContain("Security", "Escalations");
        assertThat(named("maria", "managers")).contains("Escalations", "Mine").doesNotContain("Security");
        assertThat(named("ilya", "irt")).contains("Security", "Mine").doesNotContain("Severity 1 now");
    }

    @Test
    @DisplayName("P20 \"Due within the hour\" moves with the clock, without an expression")
    void dueSoon() {
        String reference = openCase();
        triage(reference, 3);
        String task = task(reference, "Task_RespondSeverity3").getId();
        identity.setAuthentication("sam", List.of("support"));
        assertThat(listed("Due within the hour")).doesNotContain(task);
        clock.advance(Duration.ofMinutes(7 * 60 + 1));
        assertThat(listed("Due within the hour")).contains(task);
        assertThat(filters.count(id("Due within the hour"))).isPositive();
    }

    @Test
    @DisplayName("P20 \"Mine\" is whoever looks, \"Unassigned\" is nobody's, \"Severity 1 now\" the gravest")
    void mineUnassignedGravest() {
        String reference = openCase();
        String task = task(reference, "Task_Triage").getId();
        identity.setAuthentication("sam", List.of("support"));
        assertThat(listed("Unassigned")).contains(task);
        assertThat(listed("Severity 1 now")).contains(task);
        assertThat(listed("Mine")).doesNotContain(task);
        tasks.claim(task, "sam");
        assertThat(listed("Mine")).contains(task);
        assertThat(listed("Unassigned")).doesNotContain(task);
        identity.setAuthentication("maria", List.of("managers"));
        assertThat(listed("Mine")).doesNotContain(task);
    }
}
