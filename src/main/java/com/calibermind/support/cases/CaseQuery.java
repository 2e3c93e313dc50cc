package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.util.regex.Pattern;

/**
 * Which cases a list shows. Open ones come the gravest first (P20, P30); closed ones, and whatever is looked for by words, the
 * newest first.
 *
 * @param state null: open ones in any state; with words also closed ones
 * @param severity the one whose target applies, or null
 * @param company its id, or null
 * @param words a reference, the reporter's mail address, or words that all stand in the subject, of each the first three
 *     letters are enough; empty: none
 * @param after where the page before ended ({@link CasePage#next}), or null
 */
public record CaseQuery(CaseState state, Severity severity, Long company, String words, String after) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z0-9]*-\\d{4}-\\d+");

    public CaseQuery {
        words = words == null ? "" : words.strip();
    }

    boolean newestFirst() {
        return state == CaseState.CLOSED || !words.isEmpty();
    }

    boolean namesCase() {
        return REFERENCE.matcher(words).matches();
    }

    boolean namesAddress() {
        return words.indexOf('@') > 0;
    }
}
