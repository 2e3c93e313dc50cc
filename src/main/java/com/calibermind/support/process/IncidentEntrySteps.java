package com.calibermind.support.process;

import com.calibermind.support.incidents.EvidenceFile;
import com.calibermind.support.incidents.IncidentRecord;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code IncidentEntry.bpmn} names (P32). */
@Configuration(proxyBeanMethods = false)
class IncidentEntrySteps {

    private static final String EVIDENCE = "evidence";

    @Bean
    JavaDelegate addIncidentEntry(IncidentRecord record) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            String reference = form.text("reference");
            String note = form.text("entry");
            form.done(record.add(reference, note, evidence(execution), FormInput.user()));
        };
    }

    /** Taken out of the engine in the same transaction, so that evidence never reaches its tables; null if there is none. */
    private static EvidenceFile evidence(DelegateExecution execution) throws IOException {
        TypedValue given = execution.getVariableTyped(EVIDENCE);
        EvidenceFile file = evidence(given);
        execution.removeVariable(EVIDENCE);
        return file;
    }

    private static EvidenceFile evidence(TypedValue given) throws IOException {
        if (given == null || given.getValue() == null && !(given instanceof FileValue)) {
            return null;
        }
        if (!(given instanceof FileValue file)) {
            throw new FormRefused("Evidence is a file: choose one in the form.");
        }
        byte[] content = content(file);
        boolean noneChosen = content.length == 0
                && (file.getFilename() == null || file.getFilename().isBlank());
        return noneChosen ? null : new EvidenceFile(file.getFilename(), file.getMimeType(), content);
    }

    private static byte[] content(FileValue file) throws IOException {
        try (InputStream stream = file.getValue()) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }
}
