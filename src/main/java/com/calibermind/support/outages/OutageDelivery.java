package com.calibermind.support.outages;

import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.PortalAddress;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** One notice to one contact, or to one linked case. Made in bulk, see {@link Outages#address}. */
@Entity
class OutageDelivery {

    enum State {
        PENDING,
        /** In the outbox. */
        QUEUED,
        ACCEPTED,
        REFUSED,
        /** Written on the case, whose conversation says what became of it. */
        ON_CASE
    }

    /** Of the letter that carries it. */
    @Id
    Long id;

    Long noticeId;

    /** Null if it is for a case. */
    String email;

    String name;

    /** Null if it is for a contact. */
    String caseReference;

    /** Of the subscription that it is for; null for a contact or a case. */
    String leaveToken;

    @Enumerated(EnumType.STRING)
    State state;

    protected OutageDelivery() {}

    boolean isForCase() {
        return caseReference != null;
    }

    boolean isForSubscriber() {
        return leaveToken != null;
    }

    Letter letter(Outage outage, OutageNotice notice, PortalAddress portal) {
        return Letter.notice(
                id,
                isForSubscriber() ? MessageKind.OUTAGE_NEWS : MessageKind.OUTAGE_NOTICE,
                email,
                name,
                notice.kind.subject(outage),
                notice.words,
                isForSubscriber() ? StatusSubscription.leavingUrl(portal, leaveToken) : null);
    }

    void queued() {
        state = State.QUEUED;
    }

    void onCase() {
        state = State.ON_CASE;
    }

    /** The mail server has spoken. */
    void delivered(boolean accepted) {
        state = accepted ? State.ACCEPTED : State.REFUSED;
    }
}
