package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.process.DeskAuthority;
import com.calibermind.support.process.OpenedForms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells which cases tasks are about; only tasks that the caller may see. */
@RestController
@RequestMapping("/api/v1/tasks")
class CardController {

    private static final int MOST = 200;

    /**
     * @param process key of the task's process
     * @param reference null if the task is about no case
     * @param theCase null likewise
     * @param due when the task itself is due, UTC; null if it is never
     */
    record Card(String taskId, String process, String reference, CaseLine theCase, Instant due) {}

    /** @param now the server's clock, to count down from */
    record Cards(Instant now, List<Card> cards) {}

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final DeskAuthority authority;
    private final CaseLists lists;
    private final OpenedForms forms;
    private final SignedIn caller;
    private final Clock clock;

    CardController(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            DeskAuthority authority,
            CaseLists lists,
            OpenedForms forms,
            SignedIn caller,
            Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.authority = authority;
        this.lists = lists;
        this.forms = forms;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param ids at most 200 */
    @GetMapping("/cards")
    ResponseEntity<Cards> cards(@RequestParam List<String> ids) {
        if (ids.size() > MOST) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Ask for at most " + MOST + " tasks at once.");
        }
        List<Task> visible = ids.isEmpty()
                ? List.of()
                : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Cards(clock.instant(), cardsOf(visible)));
    }

    /** The caller has read what is new on the case: completing the task's form does not point it out again. */
    @PostMapping(path = "/{taskId}/seen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable String taskId) {
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no such task any more, or you may not see it.");
        }
        forms.opened(taskId, caller.user());
    }

    private List<Card> cardsOf(List<Task> visible) {
        Map<String, String> references = references(visible.stream()
                .map(Task::getProcessInstanceId)
                .filter(it -> it != null)
                .collect(Collectors.toSet()));
        Map<String, CaseLine> cases = lists.of(Set.copyOf(references.values())).stream()
                .collect(Collectors.toMap(CaseLine::reference, Function.identity()));
        return visible.stream()
                .map(it -> {
                    CaseLine line = cases.get(references.get(it.getProcessInstanceId()));
                    String reference = line == null ? null : line.reference();
                    return new Card(it.getId(), process(it), reference, line, due(it));
                })
                .toList();
    }

    /** By process instance; of tasks that the caller may see. */
    private Map<String, String> references(Set<String> instances) {
        return instances.isEmpty()
                ? Map.of()
                : authority.ask(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(it -> it.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
    }

    private static Instant due(Task task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    private static String process(Task task) {
        return Optional.ofNullable(task.getProcessDefinitionId())
                .map(it -> it.substring(0, it.indexOf(':')))
                .orElse(null);
    }
}
