package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import java.util.List;
import java.util.Optional;

/** Something more to show beside a case, from another room: each bean adds its section to the case file. */
public interface CaseFileSection {

    /**
     * @param id unchanging, for styles and tests
     * @param title in English; Tasklist shows the text "section.ID" of its bundle instead if there is one
     */
    record Section(String id, String title, List<Line> lines) {}

    /** @param href an absolute path of this desk or an https address, or null */
    record Line(String text, String href) {}

    /** Empty if there is nothing to show. */
    Optional<Section> of(CaseFile file);
}
