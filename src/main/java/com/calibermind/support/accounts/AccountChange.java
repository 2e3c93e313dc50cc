package com.calibermind.support.accounts;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A change of one company's contacts or access, from the request to its end. At most one of a case is open. */
@Entity
class AccountChange {

    enum State {
        APPROVAL_NEEDED,
        APPROVED,
        DECLINED,
        CARRIED_OUT,
        /** Its process was ended from outside, and the change was recorded anew. */
        ABANDONED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_change_seq")
    Long id;

    @Version
    int version;

    String caseReference;
    long companyId;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    ChangeKind kind;

    @Embedded
    WantedContact contact;

    String access;

    /** Address of the one who asked. */
    String askedBy;

    Instant recordedAt;
    String recordedBy;

    /** Address of the technical contact whose word it is; null if none has decided. */
    String decidedBy;

    String decidedHow;
    Instant decidedAt;

    /** The specialist who recorded the decision. */
    String decisionKeptBy;

    Instant carriedOutAt;
    String carriedOutBy;
    String doneNote;

    protected AccountChange() {}

    static AccountChange record(
            String reference, long companyId, ChangeRequest request, String askedBy, String by, Instant at) {
        var it = new AccountChange();
        it.caseReference = reference;
        it.companyId = companyId;
        it.state = State.APPROVAL_NEEDED;
        it.kind = request.kind();
        it.contact = request.contact();
        it.access = request.access();
        it.askedBy = askedBy;
        it.recordedAt = at;
        it.recordedBy = by;
        return it;
    }

    ChangeRequest request() {
        return new ChangeRequest(kind, contact, access, askedBy);
    }

    boolean isOpen() {
        return state == State.APPROVAL_NEEDED || state == State.APPROVED;
    }

    boolean isApproved() {
        return state == State.APPROVED;
    }

    void decide(boolean approved, String technicalContact, String how, String keptBy, Instant at) {
        require(State.APPROVAL_NEEDED);
        state = approved ? State.APPROVED : State.DECLINED;
        decidedBy = technicalContact;
        decidedHow = how;
        decisionKeptBy = keptBy;
        decidedAt = at;
    }

    void carriedOut(String note, String by, Instant at) {
        require(State.APPROVED);
        state = State.CARRIED_OUT;
        doneNote = note;
        carriedOutBy = by;
        carriedOutAt = at;
    }

    boolean isCarriedOut() {
        return state == State.CARRIED_OUT;
    }

    /** Approved, but it turned out not to be possible. */
    void cannot(String why, String by) {
        require(State.APPROVED);
        state = State.DECLINED;
        doneNote = why;
        decisionKeptBy = by;
    }

    void abandon() {
        state = State.ABANDONED;
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("The change of " + caseReference + " is " + state);
        }
    }
}
