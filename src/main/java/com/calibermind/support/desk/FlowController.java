package com.calibermind.support.desk;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What passed through a diagram, for whoever may read the history of its process. */
@RestController
@RequestMapping("/api/v1/flow")
class FlowController {

    private static final int LONGEST = 90; // days

    private final FlowReader reader;
    private final RepositoryService repository;
    private final CallersRights rights;

    FlowController(FlowReader reader, @Lazy RepositoryService repository, CallersRights rights) {
        this.reader = reader;
        this.repository = repository;
        this.rights = rights;
    }

    /**
     * @param definition id of a process definition: one version of a diagram
     * @param days 1 to 90
     */
    @GetMapping
    ResponseEntity<Flow> flow(@RequestParam String definition, @RequestParam(defaultValue = "7") int days) {
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .singleResult();
        if (found == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no such diagram, or you may not see it.");
        }
        if (!rights.mayReadHistory(found.getKey())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Your role may not read the history of this process.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(reader.of(found, Math.max(1, Math.min(days, LONGEST))));
    }
}
