package com.calibermind.support.outages;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the public status page shows (P08): an outage is there as soon as its declaration is committed. */
@Component
@Transactional(readOnly = true)
public class OutageStatus {

    /** Older ones are not shown. */
    public static final int MAX_PAGE = 99;

    private final Outages outages;

    OutageStatus(Outages outages) {
        this.outages = outages;
    }

    /** @param hasNext whether there are older ones */
    public record Past(List<PublicOutage> outages, boolean hasNext) {}

    /** Newest first. */
    public List<PublicOutage> running() {
        return open(outages.running());
    }

    /**
     * The one that ended last first.
     *
     * @param page from 0 to {@value #MAX_PAGE}; there is nothing on others
     */
    public Past past(int page, int size) {
        if (page < 0 || page > MAX_PAGE) {
            return new Past(List.of(), false);
        }
        List<Outage> found = outages.past(page * size, size + 1);
        return new Past(open(found.stream().limit(size).toList()), found.size() > size);
    }

    private List<PublicOutage> open(List<Outage> found) {
        List<OutageNotice> notices = found.isEmpty() ? List.of() : outages.notices(found);
        return found.stream().map(it -> PublicOutage.of(it, notices)).toList();
    }
}
