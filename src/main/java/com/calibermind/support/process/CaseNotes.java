package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** "Points to know" on the forms of a case, from all {@link CaseNote}s. */
@Component
public class CaseNotes implements FactSource {

    private final CaseFiles files;
    private final List<CaseNote> notes;

    CaseNotes(CaseFiles files, List<CaseNote> notes) {
        this.files = files;
        this.notes = notes;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        return files.find(SupportCaseSteps.reference(task))
                .map(it -> Map.of("caseNotes", lines(it)))
                .orElse(Map.of());
    }

    /** One sentence each. */
    public List<String> of(CaseFile file) {
        return notes.stream().flatMap(it -> it.of(file).stream()).toList();
    }

    private String lines(CaseFile file) {
        List<String> lines = of(file);
        return lines.isEmpty() ? "nothing" : String.join("\n", lines);
    }
}
