package com.calibermind.support.outages;

import com.calibermind.support.policy.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What anybody may know of an outage: what was told to all, but neither which companies it affects nor who wrote it. Instants
 * are UTC.
 *
 * @param reference as people and mails name it, e.g. OUT-12
 * @param endedAt null while it runs
 * @param updates newest first
 */
public record PublicOutage(
        String reference,
        String systems,
        Severity severity,
        Instant declaredAt,
        Instant endedAt,
        List<Update> updates) {

    public record Update(NoticeKind kind, String words, Instant at) {}

    /** @param notices of any outages */
    static PublicOutage of(Outage it, List<OutageNotice> notices) {
        return new PublicOutage(
                it.reference(),
                it.systems,
                it.severity,
                it.declaredAt,
                it.endedAt,
                notices.stream()
                        .filter(notice -> notice.outageNumber.equals(it.number) && notice.kind.toContacts())
                        .map(notice -> new Update(notice.kind, notice.words, notice.writtenAt))
                        .toList());
    }

    public boolean isOver() {
        return endedAt != null;
    }

    /** When something was said of it last. */
    public Instant updatedAt() {
        return updates.isEmpty() ? declaredAt : updates.get(0).at();
    }
}
