package com.calibermind.support.outages;

import com.calibermind.support.policy.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What a person needs to know of an outage. Instants are UTC.
 *
 * @param number for people who link cases to it
 * @param reference as people and mails name it, e.g. OUT-12
 * @param companies names of the companies affected, in order; empty: all
 * @param endedAt null while it runs
 * @param notices newest first
 */
public record OutageFile(
        long number,
        String reference,
        String systems,
        Severity severity,
        List<String> companies,
        String declaredBy,
        Instant declaredAt,
        Instant endedAt,
        List<Notice> notices) {

    public record Notice(NoticeKind kind, String words, String by, Instant at) {

        static Notice of(OutageNotice it) {
            return new Notice(it.kind, it.words, it.writtenBy, it.writtenAt);
        }
    }

    static OutageFile of(Outage it, List<OutageNotice> notices) {
        return new OutageFile(
                it.number,
                it.reference(),
                it.systems,
                it.severity,
                it.companies.stream().map(AffectedCompany::companyName).sorted().toList(),
                it.declaredBy,
                it.declaredAt,
                it.endedAt,
                notices.stream().map(Notice::of).toList());
    }

    /** What the contacts were told last; answers to linked cases are not for all. */
    public Notice latestToAll() {
        return notices.stream().filter(it -> it.kind().toContacts()).findFirst().orElseThrow();
    }
}
