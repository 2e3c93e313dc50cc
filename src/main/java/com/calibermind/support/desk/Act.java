package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a case whatever its task is. */
enum Act {
    WRITE(true, ""),
    NOTE(false, ""),
    ASK(true, ""),
    SEVERITY(true, "SeverityChange"),
    SECURITY(false, "SecurityAlarm"),
    ESCALATE(false, "EscalationWish"),
    CONSULT(true, "Consultation"),
    CALL(true, "VideoCall"),
    OUTAGE(true, "OutageLink"),
    MERGE(true, ""),
    HANDOVER(true, "");

    private final boolean needsOpenCase;
    private final String process;

    Act(boolean needsOpenCase, String process) {
        this.needsOpenCase = needsOpenCase;
        this.process = process;
    }

    /** The process that it starts: whoever may start that may do it. Empty: it is for those who work at the desk. */
    Optional<String> process() {
        return Optional.of(process).filter(it -> !it.isEmpty());
    }

    /** As in addresses: {@code /api/v1/cases/{reference}/CODE}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that the case, as it stands, can take. */
    static List<Act> of(CaseFile file) {
        boolean open = file.state() != CaseState.CLOSED;
        return Arrays.stream(values())
                .filter(it -> open || !it.needsOpenCase)
                .filter(it -> it != SEVERITY || file.severity() != null)
                .filter(it -> it != ASK || !file.missing().isEmpty())
                .toList();
    }
}
