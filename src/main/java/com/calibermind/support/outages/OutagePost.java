package com.calibermind.support.outages;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.NoticeAnswered;
import com.calibermind.support.cases.NoticeDelivered;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What comes back of the letters, in the mail room's transaction. */
@Component
class OutagePost {

    private final Outages outages;
    private final OutageLinks links;
    private final CaseFiles files;

    OutagePost(Outages outages, OutageLinks links, CaseFiles files) {
        this.outages = outages;
        this.links = links;
        this.files = files;
    }

    @EventListener
    void on(NoticeDelivered event) {
        outages.delivery(event.letterId()).ifPresent(it -> it.delivered(event.accepted()));
    }

    /** Somebody affected answers what we told them: their case comes from the outage. */
    @EventListener
    void on(NoticeAnswered event) {
        Optional<Outage> outage = outages.delivery(event.letterId())
                .map(it -> outages.get(outages.notice(it.noticeId).outageNumber))
                .filter(it ->
                        !it.isOver() && it.affects(files.of(event.reference()).companyId()));
        outage.ifPresent(it -> links.link(it.number, event.reference(), "policy"));
    }
}
