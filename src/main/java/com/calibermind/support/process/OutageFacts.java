package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.outages.OutageFile;
import com.calibermind.support.outages.OutageFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the manager of an outage sees: what was told, how far that is, and the cases linked to it (P08). */
@Component
class OutageFacts implements FactSource, TaskSubject {

    /** An outage with more linked cases shows its newest ones only. */
    private static final int LATEST = 50;

    private final OutageFiles outages;
    private final CaseFiles cases;
    private final FactWords words;

    OutageFacts(OutageFiles outages, CaseFiles cases, FactWords words) {
        this.outages = outages;
        this.cases = cases;
        this.words = words;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        return number(task).map(this::facts).orElse(Map.of());
    }

    @Override
    public Optional<String> subject(DelegateTask task) {
        return number(task).map(outages::of).map(it -> it.reference() + " · " + it.systems());
    }

    private static Optional<Long> number(DelegateTask task) {
        return FactSource.isOf(task, "Outage") ? Optional.of(CaseVariable.OUTAGE_ID.of(task)) : Optional.empty();
    }

    private Map<String, String> facts(long number) {
        return Map.of(
                "outageSummary", summary(outages.of(number)),
                "outageProgress", outages.progress(number).words(),
                "outageCases", cases(outages.linkedCases(number)));
    }

    private String summary(OutageFile outage) {
        String affected = outage.companies().isEmpty() ? "all companies" : String.join(", ", outage.companies());
        return "%s · %s · %s%nAffected: %s%nDeclared %s by %s%n%n%s"
                .formatted(
                        outage.reference(),
                        outage.severity().label(),
                        outage.systems(),
                        affected,
                        words.at(outage.declaredAt()),
                        outage.declaredBy(),
                        outage.notices().stream().map(this::notice).collect(Collectors.joining("\n\n")));
    }

    private String notice(OutageFile.Notice notice) {
        return "%s · %s · %s%n%s".formatted(words.at(notice.at()), notice.kind().words(), notice.by(), notice.words());
    }

    private String cases(List<String> references) {
        String latest = references.stream()
                .limit(LATEST)
                .map(cases::of)
                .map(it -> "%s · %s · %s".formatted(it.reference(), words(it.state()), it.subject()))
                .collect(Collectors.joining("\n"));
        return switch (references.size()) {
            case 0 -> "none yet";
            default ->
                references.size() <= LATEST ? latest : latest + "\nand " + (references.size() - LATEST) + " more";
        };
    }

    private static String words(CaseState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
