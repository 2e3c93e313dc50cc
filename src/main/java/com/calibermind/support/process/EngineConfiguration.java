package com.calibermind.support.process;

import com.calibermind.support.language.Translations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Settings of the engine that have no property of their own. Takes the migrations first: the engine needs its tables. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineConfiguration extends AbstractProcessEnginePlugin {

    private final TaskTitles titles;
    private final List<FactSource> facts;
    private final OpenedForms opened;
    private final Translations translations;
    private final Clock clock;

    EngineConfiguration(
            FlywayMigrationInitializer migrated,
            TaskTitles titles,
            List<FactSource> facts,
            OpenedForms opened,
            Translations translations,
            Clock clock) {
        this.titles = titles;
        this.facts = facts;
        this.opened = opened;
        this.translations = translations;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true); // else it ends the process without a word
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setTaskMetricsEnabled(false);
        engine.setCustomHistoryLevels(List.of(new StepHistory()));
        engine.setHistory(StepHistory.NAME);
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setTaskService(new OwnFieldsTaskService(translations));
        engine.setFilterService(new DeskFilterService(clock));
        engine.setFormService(new FactfulFormService(facts, opened, translations));
        engine.setCustomPostBPMNParseListeners(new ArrayList<BpmnParseListener>(List.of(titles)));
    }
}
