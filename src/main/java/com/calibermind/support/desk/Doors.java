package com.calibermind.support.desk;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The processes that people start: the same door, with the same rights and refusals, as Tasklist's "Start process". */
@Component
class Doors {

    private final RepositoryService repository;
    private final FormService forms;

    Doors(@Lazy RepositoryService repository, @Lazy FormService forms) {
        this.repository = repository;
        this.forms = forms;
    }

    /**
     * @param fields as on the process's start form; those that are null are left out
     * @throws com.calibermind.support.process.FormRefused with the reason if it was refused
     * @throws org.camunda.bpm.engine.AuthorizationException if the caller may not start it
     */
    void start(String process, Map<String, ?> fields) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Your role may not do this.");
        }
        Map<String, Object> given = new HashMap<>(fields);
        given.values().removeIf(it -> it == null);
        forms.submitStartForm(definition.getId(), given);
    }
}
