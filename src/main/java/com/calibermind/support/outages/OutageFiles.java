package com.calibermind.support.outages;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads outages. */
@Component
@Transactional(readOnly = true)
public class OutageFiles {

    private final Outages outages;
    private final OutageProperties properties;

    OutageFiles(Outages outages, OutageProperties properties) {
        this.outages = outages;
        this.properties = properties;
    }

    /** @throws IllegalArgumentException if there is no such outage */
    public OutageFile of(long number) {
        return file(outages.get(number));
    }

    /**
     * Outages that are not over and concern the company, newest first.
     *
     * @param companyId null if the company is not known: then those that concern all
     */
    public List<OutageFile> runningFor(Long companyId) {
        return outages.running().stream()
                .filter(it -> it.affects(companyId))
                .map(this::file)
                .toList();
    }

    /** References, newest first. */
    public List<String> linkedCases(long number) {
        return outages.linkedReferences(number);
    }

    public boolean isLinked(long number, String reference) {
        return outages.isLinked(number, reference);
    }

    /** Of the newest notice. */
    public OutageProgress progress(long number) {
        OutageNotice newest = outages.notices(number).get(0);
        return OutageProgress.of(newest, outages.tally(newest));
    }

    /** By when customers expect the next word. */
    public Instant nextUpdate(long number) {
        return of(number).latestToAll().at().plus(properties.updateEvery());
    }

    private OutageFile file(Outage outage) {
        return OutageFile.of(outage, outages.notices(outage.number));
    }
}
