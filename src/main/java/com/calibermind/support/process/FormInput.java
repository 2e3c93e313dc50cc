package com.calibermind.support.process;

import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * What a person typed into a form. The engine takes form fields as variables; here they are read once, and
 * {@link #forget} removes them within the same transaction, so that they never reach its tables.
 */
final class FormInput {

    /** Forms may send 4 as 4.0. */
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}(\\.0+)?");

    private final VariableScope scope;
    private final Set<String> read = new HashSet<>();

    private FormInput(VariableScope scope) {
        this.scope = scope;
    }

    static FormInput of(DelegateTask task) {
        return new FormInput(task);
    }

    static FormInput of(DelegateExecution execution) {
        return new FormInput(execution);
    }

    /** Null if the field is empty. */
    String text(String field) {
        read.add(field);
        Object value = scope.getVariable(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip().replace("\0", "");
    }

    /** What stands in it line by line, without empty ones. */
    List<String> lines(String field) {
        String value = text(field);
        return value == null
                ? List.of()
                : value.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    /** Null if the field is empty, -1 if it holds no whole number: none of ours is negative. */
    Long whole(String field) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        return WHOLE.matcher(value).matches() ? Long.valueOf(value.replaceFirst("\\.0+$", "")) : -1L;
    }

    /** @throws FormRefused with those words if the field is empty */
    String required(String field, String otherwise) {
        String value = text(field);
        if (value == null) {
            throw new FormRefused(otherwise);
        }
        return value;
    }

    boolean is(String field, String expected) {
        return expected.equals(text(field));
    }

    boolean ticked(String field) {
        return is(field, "true");
    }

    Impairment impairment() {
        return new Impairment(text("affectedSystems"), text("affectedUsers"), ticked("securitySuspected"));
    }

    /** The signed-in user, or "policy" if the engine itself acts. */
    static String user() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        return user == null ? "policy" : user;
    }

    /** Leaves the task where it is if the use case refused, and shows its reason to the person at the form. */
    void done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new FormRefused(refused.reason());
        }
        forget();
    }

    /** Fields that this outcome does not need: they must not stay with the engine either. */
    FormInput leaving(String... fields) {
        read.addAll(List.of(fields));
        return this;
    }

    void forget() {
        scope.removeVariables(read);
    }
}
