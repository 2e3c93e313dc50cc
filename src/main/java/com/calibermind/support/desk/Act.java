package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done with a case whatever its task is. */
enum Act {
    WRITE(true),
    NOTE(false),
    ASK(true),
    SEVERITY(true),
    SECURITY(false),
    ESCALATE(false),
    CONSULT(true),
    CALL(true),
    OUTAGE(true),
    MERGE(true),
    HANDOVER(true);

    private final boolean needsOpenCase;

    Act(boolean needsOpenCase) {
        this.needsOpenCase = needsOpenCase;
    }

    /** As in addresses: {@code /api/v1/cases/{reference}/CODE}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that the case, as it stands, can take. */
    static List<String> codes(CaseFile file) {
        boolean open = file.state() != CaseState.CLOSED;
        return Arrays.stream(values())
                .filter(it -> open || !it.needsOpenCase)
                .filter(it -> it != SEVERITY || file.severity() != null)
                .filter(it -> it != ASK || !file.missing().isEmpty())
                .map(Act::code)
                .toList();
    }
}
