package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who else belongs to a case: what they write joins it, but letters go to the reporter alone (P13). */
@Component
@Order(10)
class ParticipantNotes implements CaseNote {

    private static final int SHOWN = 10;

    private final CaseFiles files;

    ParticipantNotes(CaseFiles files) {
        this.files = files;
    }

    @Override
    public List<String> of(CaseFile file) {
        List<String> all = files.participants(file.reference());
        String more = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
        return all.isEmpty()
                ? List.of()
                : List.of("Also in the mails of this case, though not written to by us: "
                        + String.join(", ", all.subList(0, Math.min(SHOWN, all.size()))) + more + ".");
    }
}
