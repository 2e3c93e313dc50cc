package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFile.AttachedFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Names the newest files that customers sent, and where people of the desk find them (P11). */
@Component
@Order(20)
class FileNotes implements CaseNote {

    private static final int SHOWN = 10;

    private final CaseFiles files;

    FileNotes(CaseFiles files) {
        this.files = files;
    }

    @Override
    public boolean isInCaseFile() {
        return true;
    }

    @Override
    public List<String> of(CaseFile file) {
        List<AttachedFile> all = files.attachments(file.reference()).stream()
                .filter(it -> !it.sent())
                .toList();
        List<AttachedFile> newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        return all.isEmpty()
                ? List.of()
                : List.of(newest.stream()
                        .map(it ->
                                "%s: /api/v1/cases/%s/attachments/%d".formatted(it.name(), file.reference(), it.id()))
                        .collect(Collectors.joining(
                                "\n  ",
                                "Files from customers%s:\n  "
                                        .formatted(all.size() > SHOWN ? ", the newest of " + all.size() : ""),
                                "")));
    }
}
