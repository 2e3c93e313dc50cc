package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import java.util.List;

/** Something that whoever works on a case should know. Each bean adds its lines to "Points to know" ({@link CaseNotes}). */
interface CaseNote {

    /** One sentence each; empty if there is nothing to point out. */
    List<String> of(CaseFile file);

    /** Whether the case file beside the form says the same in a better way, so that only the form needs it in words. */
    default boolean isInCaseFile() {
        return false;
    }
}
