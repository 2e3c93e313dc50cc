package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who else belongs to a case: what they write joins it, but letters go to the reporter alone (P13). */
@Component
@Order(10)
class CorrespondentNotes implements CaseNote {

    private static final int SHOWN = 10;

    private final CaseFiles files;

    CorrespondentNotes(CaseFiles files) {
        this.files = files;
    }

    @Override
    public List<String> of(CaseFile file) {
        List<String> all = files.correspondents(file.reference());
        String more = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
        return all.isEmpty()
                ? List.of()
                : List.of("Also in the mails of this case, though not written to by us: "
                        + String.join(", ", all.subList(0, Math.min(SHOWN, all.size()))) + more + ".");
    }
}
