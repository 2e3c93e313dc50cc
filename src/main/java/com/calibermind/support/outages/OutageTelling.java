package com.calibermind.support.outages;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.Postbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries notices to whom they are for, a batch in each transaction: a batch that fails is done again as a whole. */
@Component
@Transactional
public class OutageTelling {

    /**
     * @param allTold whether no notice of the outage has anybody left to be told
     * @param progress of the notice at hand, in words
     */
    public record Stand(boolean allTold, boolean over, String progress) {}

    private final Outages outages;
    private final OutageProperties properties;
    private final Correspondence correspondence;
    private final CaseDesk desk;
    private final CaseFiles files;
    private final Postbox postbox;
    private final PortalAddress portal;
    private final Clock clock;

    OutageTelling(
            Outages outages,
            OutageProperties properties,
            Correspondence correspondence,
            CaseDesk desk,
            CaseFiles files,
            Postbox postbox,
            PortalAddress portal,
            Clock clock) {
        this.outages = outages;
        this.properties = properties;
        this.correspondence = correspondence;
        this.desk = desk;
        this.files = files;
        this.postbox = postbox;
        this.portal = portal;
        this.clock = clock;
    }

    /** Tells the next batch, if anybody is left to be told. */
    public Stand next(long number) {
        Outage outage = outages.get(number);
        Optional<OutageNotice> notice = outages.lockUntold(number);
        notice.ifPresent(it -> tell(outage, it));
        return new Stand(
                outages.lockUntold(number).isEmpty(),
                outage.isOver(),
                notice.map(OutageNotice::progress).orElse("All told"));
    }

    private void tell(Outage outage, OutageNotice notice) {
        List<OutageDelivery> batch = outages.pending(notice, properties.batch());
        batch.forEach(it -> tell(outage, notice, it));
        notice.handedOver(batch.size());
        if (batch.size() < properties.batch()) {
            notice.told(clock.instant());
        }
    }

    private void tell(Outage outage, OutageNotice notice, OutageDelivery delivery) {
        if (delivery.isForSubscriber() && !outages.isSubscribed(delivery.leaveToken)) {
            outages.remove(delivery); // they have unsubscribed since the notice was written
        } else if (!delivery.isForCase()) {
            correspondence.send(delivery.letter(outage, notice, portal));
            delivery.queued();
        } else if (files.of(delivery.caseReference).state() == CaseState.CLOSED) {
            outages.remove(delivery);
        } else {
            tellCase(outage, notice, delivery.caseReference);
            delivery.onCase();
        }
    }

    private void tellCase(Outage outage, OutageNotice notice, String reference) {
        if (notice.kind == NoticeKind.ANSWER) {
            desk.answerOutage(reference, notice.words, notice.writtenBy);
        } else {
            postbox.note(reference, notice.writtenBy, "Outage " + outage.reference() + " is over. " + notice.words);
        }
    }
}
