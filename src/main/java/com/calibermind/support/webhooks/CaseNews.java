package com.calibermind.support.webhooks;

import com.calibermind.support.cases.CaseAnswered;
import com.calibermind.support.cases.CaseClosed;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseMerged;
import com.calibermind.support.cases.CaseReceived;
import com.calibermind.support.cases.CaseReopened;
import com.calibermind.support.cases.CaseResolved;
import com.calibermind.support.cases.CaseTriaged;
import com.calibermind.support.cases.CaseUnresolved;
import com.calibermind.support.cases.DeadlineMissed;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.cases.EscalationRequested;
import com.calibermind.support.cases.SeverityChanged;
import com.calibermind.support.policy.EscalationReason;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to cases, as it is told; in the transaction in which it happens. */
@Component
class CaseNews {

    private final EventLog log;
    private final CaseFiles files;

    CaseNews(EventLog log, CaseFiles files) {
        this.log = log;
        this.files = files;
    }

    @EventListener
    void on(CaseReceived event) {
        log.tell(EventType.OPENED, event.reference(), it -> Map.of("channel", it.channel()));
    }

    @EventListener
    void on(CaseTriaged event) {
        log.tell(EventType.TRIAGED, event.reference(), it -> Map.of());
    }

    @EventListener
    void on(SeverityChanged event) {
        log.tell(EventType.SEVERITY_CHANGED, event.reference(), it -> Map.of());
    }

    @EventListener
    void on(CaseAnswered event) {
        log.tell(
                EventType.ANSWERED,
                event.reference(),
                it -> Map.of("answeredAt", event.at(), "inTime", event.at().isBefore(it.respondBy())));
    }

    @EventListener
    void on(DeadlineMissed event) {
        log.tell(
                EventType.DEADLINE_MISSED,
                event.reference(),
                it -> Map.of("deadline", event.kind(), "due", event.due()));
    }

    /** What the response team owes is theirs alone (P32). */
    @EventListener
    void on(EscalationRequested event) {
        EscalationFile escalation = files.escalation(event.escalationId());
        if (escalation.reason() != EscalationReason.IRT_CONTACT_LATE) {
            log.tell(
                    EventType.ESCALATED,
                    event.reference(),
                    it -> Map.of(
                            "reason",
                            escalation.reason(),
                            "to",
                            event.authority().code()));
        }
    }

    @EventListener
    void on(CaseResolved event) {
        log.tell(EventType.RESOLVED, event.reference(), it -> Map.of("resolution", event.kind()));
    }

    @EventListener
    void on(CaseClosed event) {
        log.tell(EventType.CLOSED, event.reference(), it -> Map.of());
    }

    @EventListener
    void on(CaseMerged event) {
        log.tell(EventType.CLOSED, event.reference(), it -> Map.of("mergedInto", it.mergedInto()));
    }

    @EventListener
    void on(CaseUnresolved event) {
        log.tell(EventType.REOPENED, event.reference(), it -> Map.of());
    }

    @EventListener
    void on(CaseReopened event) {
        log.tell(EventType.REOPENED, event.reference(), it -> Map.of());
    }
}
