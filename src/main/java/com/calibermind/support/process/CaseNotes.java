package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
                .map(it -> Map.of("caseNotes", all(it)))
                .orElse(Map.of());
    }

    /** One sentence each, of what the case file does not show by itself. */
    public List<String> beside(CaseFile file) {
        return lines(notes.stream().filter(it -> !it.isInCaseFile()), file);
    }

    private String all(CaseFile file) {
        List<String> lines = lines(notes.stream(), file);
        return lines.isEmpty() ? "nothing" : String.join("\n", lines);
    }

    private static List<String> lines(Stream<CaseNote> notes, CaseFile file) {
        return notes.flatMap(it -> it.of(file).stream()).toList();
    }
}
