package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
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

    @Autowired
    private ListCounts counts;

    @Autowired
    private AuthorizationService authorizations;

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

    private Map<String, Long> counted(String user, String... groups) {
        identity.setAuthentication(user, List.of(groups));
        try {
            return counts.ofCaller().stream()
                    .collect(Collectors.toMap(ListCounts.Count::name, ListCounts.Count::tasks));
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    @DisplayName("counts that are shared are what the engine counts for each role, with its rights")
    void countsOfEachRole() {
        String reference = openCase();
        triage(reference, 2);
        clock.advance(Duration.ofHours(2));
        runDueJobs(reference); // an escalation, which managers see and specialists do not
        tasks.claim(task(reference, "Task_RespondSeverity2").getId(), "sam");
        clock.advance(Duration.ofSeconds(3));
        List<List<String>> people = List.of(
                List.of("sam", "support"),
                List.of("maria", "managers"),
                List.of("henri", "headOfCustomerSuccess"),
                List.of("admin", "camunda-admin"),
                List.of("ilya", "irtLead"),
                List.of("dana", "development"),
                List.of("both", "support", "irtLead"));
        for (List<String> person : people) {
            var counted =
                    counted(person.get(0), person.subList(1, person.size()).toArray(String[]::new));
            assertThat(counted).as(person.get(0)).isNotEmpty();
            identity.setAuthentication(person.get(0), person.subList(1, person.size()));
            counted.forEach((name, tasks) ->
                    assertThat(tasks).as(person.get(0) + ": " + name).isEqualTo(filters.count(id(name))));
            identity.clearAuthentication();
        }
        assertThat(counted("maria", "managers").get("Escalations")).isPositive();
    }

    @Test
    @DisplayName("a count is shared for seconds, \"Mine\" is always as it is, and a revoked right is heeded")
    void howOldCountsAre() {
        clock.advance(Duration.ofSeconds(3));
        long before = counted("sam", "support").get("Unassigned");
        String task = task(openCase(), "Task_Triage").getId();
        assertThat(counted("paula", "support").get("Unassigned")).isEqualTo(before);
        long mine = counted("sam", "support").get("Mine");
        tasks.claim(task, "sam");
        assertThat(counted("sam", "support").get("Mine")).isEqualTo(mine + 1);
        openCase();
        clock.advance(Duration.ofSeconds(3));
        assertThat(counted("paula", "support").get("Unassigned")).isEqualTo(before + 1);

        Authorization revoked = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revoked.setUserId("paula");
        revoked.setResource(Resources.PROCESS_DEFINITION);
        revoked.setResourceId("SupportCase");
        revoked.addPermission(Permissions.ALL);
        revoked.removePermission(Permissions.READ_TASK);
        authorizations.saveAuthorization(revoked);
        try {
            long counted = counted("paula", "support").get("Unassigned");
            identity.setAuthentication("paula", List.of("support"));
            assertThat(counted).isEqualTo(filters.count(id("Unassigned"))).isLessThan(before + 1);
        } finally {
            identity.clearAuthentication();
            authorizations.deleteAuthorization(revoked.getId());
        }
    }
}
