package com.calibermind.support.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the customer for what the report leaves out (P10). The response clock runs on meanwhile. */
@Component
class MissingFacts {

    private final Postbox postbox;

    MissingFacts(Postbox postbox) {
        this.postbox = postbox;
    }

    Optional<String> objection(SupportCase theCase, Triage triage) {
        return triage.asksForMissing() && !theCase.reporter.canBeMailed()
                ? Optional.of("No e-mail address is known for this case: ask for the missing facts by telephone.")
                : Optional.empty();
    }

    /** Does nothing if nothing is missing. */
    void ask(SupportCase theCase, String by) {
        String list = list(theCase);
        if (!list.isEmpty()) {
            postbox.write(theCase, MessageKind.MISSING_FACTS, by, list);
        }
    }

    /** One line each; empty if nothing is missing. */
    String list(SupportCase theCase) {
        List<String> missing = CaseFile.of(theCase).missing();
        return missing.stream().map(it -> "  - " + it).collect(Collectors.joining("\n"));
    }
}
