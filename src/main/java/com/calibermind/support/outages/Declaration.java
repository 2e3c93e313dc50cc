package com.calibermind.support.outages;

import com.calibermind.support.policy.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a manager says when an outage begins; anything but the companies may be null if the form was not filled in.
 *
 * @param systems the core systems affected
 * @param companies names of the companies affected; empty: all
 * @param severity how gravely
 * @param words what customers are told
 */
public record Declaration(String systems, List<String> companies, Severity severity, String words) {

    static final String NO_WORDS = "Write what customers are told.";
    static final String UNKNOWN_COMPANY =
            "Company %d of the list is none that we know: write its name as it is registered, one a line.";

    Optional<String> missing() {
        if (systems == null || systems.isBlank()) {
            return Optional.of("Name the core systems that are affected.");
        }
        if (severity == null) {
            return Optional.of("Choose a severity.");
        }
        return words == null || words.isBlank() ? Optional.of(NO_WORDS) : Optional.empty();
    }
}
