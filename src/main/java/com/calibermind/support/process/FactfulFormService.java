package com.calibermind.support.process;

import com.calibermind.support.language.Translations;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's form service, with the facts of the case laid over a form when it opens and taken off again when it is
 * submitted. The engine's own command has checked by then that the caller may read the task. Forms, facts and refusals are in
 * the language of whoever asks (ADR 38).
 */
class FactfulFormService extends FormServiceImpl {

    /** Tasks that never were are told apart from those that have ended by nobody. */
    private static final String ENDED = "This task has ended meanwhile: somebody else has completed it, or what came"
            + " between has ended it. Nothing of this form was kept. The case file shows what the case waits for now.";

    private final List<FactSource> sources;
    private final OpenedForms opened;
    private final Translations translations;
    private final FormTranslation forms;

    FactfulFormService(List<FactSource> sources, OpenedForms opened, Translations translations) {
        this.sources = sources;
        this.opened = opened;
        this.translations = translations;
        this.forms = new FormTranslation(translations);
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return forms.of(super.getDeployedTaskForm(taskId));
    }

    @Override
    public InputStream getDeployedStartForm(String definitionId) {
        return forms.of(super.getDeployedStartForm(definitionId));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        Command<VariableMap> withFacts = context -> {
            VariableMap variables = super.getTaskFormVariables(taskId, names, deserialize);
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            factsOf(task).forEach((name, value) -> {
                if (names == null || names.contains(name)) {
                    variables.putValue(name, inReadersLanguage(name, value));
                }
            });
            if (context.getAuthenticatedUserId() != null) {
                opened.opened(taskId, context.getAuthenticatedUserId());
            }
            return variables;
        };
        return commandExecutor.execute(withFacts);
    }

    @Override
    public ProcessInstance submitStartForm(String definitionId, Map<String, Object> properties) {
        return submitStartForm(definitionId, null, properties);
    }

    /** The business key is the case's reference: the first step sets it, not whoever starts the process. */
    @Override
    public ProcessInstance submitStartForm(String definitionId, String businessKey, Map<String, Object> properties) {
        return inPlainWords(() -> super.submitStartForm(definitionId, null, OwnFields.of(properties)));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        inPlainWords(() -> {
            refuseIfChanged(taskId);
            super.submitTaskForm(taskId, OwnFields.of(properties));
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserialize) {
        return inPlainWords(() -> {
            refuseIfChanged(taskId);
            return super.submitTaskFormWithVariablesInReturn(taskId, OwnFields.of(properties), deserialize);
        });
    }

    /** Two people, one case: who completes a form hears first what the other has done since it was opened. */
    private void refuseIfChanged(String taskId) {
        Command<Optional<String>> news = context -> {
            String user = context.getAuthenticatedUserId();
            return user == null
                    ? Optional.empty()
                    : news(context.getTaskManager().findTaskById(taskId), user);
        };
        commandExecutor.execute(news).ifPresent(it -> {
            throw new FormRefused(it); // out here, so that it stays recorded that they have heard it
        });
    }

    private Optional<String> news(TaskEntity task, String user) {
        if (task == null) {
            return Optional.of(ENDED);
        }
        return task.getExecution() == null
                ? Optional.empty()
                : opened.news(task.getId(), user, task.getExecution().getProcessBusinessKey(), task.getAssignee());
    }

    /** A refusal from within a listener comes wrapped in the engine's own sentences; the person needs only ours, in their language. */
    private <T> T inPlainWords(Supplier<T> submission) {
        try {
            return submission.get();
        } catch (ProcessEngineException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof FormRefused refused) {
                    throw new FormRefused(translations.said(refused.getMessage()));
                }
            }
            throw e;
        }
    }

    private String inReadersLanguage(String fact, String value) {
        if (FactSource.DESKS_WORDS.contains(fact)) {
            return translations.said(value);
        }
        return FactSource.PEOPLES_WORDS_OR_NONE.contains(fact) ? translations.word(value) : value;
    }

    private Map<String, String> factsOf(TaskEntity task) {
        Map<String, String> all = new HashMap<>();
        sources.forEach(it -> all.putAll(it.of(task)));
        return all;
    }
}
