package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.outages.OutageFile;
import com.calibermind.support.outages.OutageFiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Points out the running outages that concern the case's company (P08). */
@Component
class OutageNotes implements CaseNote {

    private final OutageFiles outages;

    OutageNotes(OutageFiles outages) {
        this.outages = outages;
    }

    @Override
    public List<String> of(CaseFile file) {
        return outages.runningFor(file.companyId()).stream()
                .map(it -> line(it, file.reference()))
                .toList();
    }

    private String line(OutageFile outage, String reference) {
        String link = outages.isLinked(outage.number(), reference)
                ? "this case is linked to it"
                : "if this case comes from it, start \"Link a case to an outage\" with number " + outage.number();
        return "Outage %s of %s is running; customers were told: %s (%s)."
                .formatted(
                        outage.reference(),
                        outage.systems(),
                        outage.latestToAll().words(),
                        link);
    }
}
