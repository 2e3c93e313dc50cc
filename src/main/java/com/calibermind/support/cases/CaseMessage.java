package com.calibermind.support.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One entry of a case's conversation; never changed, save for what became of its delivery. */
@Entity
class CaseMessage {

    enum Delivery {
        QUEUED,
        ACCEPTED,
        REFUSED,
        WITHDRAWN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_message_seq")
    Long id;

    Long caseId;
    Instant at;

    @Enumerated(EnumType.STRING)
    MessageKind kind;

    String author;

    /** By which the customer wrote; null for mail, and for what the desk wrote. */
    @Enumerated(EnumType.STRING)
    Channel channel;

    String text;

    /** What a mail repeats of earlier ones, and its signature; null if there is none. */
    String quoted;

    /** What the desk should know of it, or null. */
    String remark;

    /** Null if it is the reporter. */
    String recipient;

    /** Null for what does not leave by mail. */
    @Enumerated(EnumType.STRING)
    Delivery delivery;

    Instant deliveredAt;
    String deliveryNote;

    protected CaseMessage() {}

    CaseMessage(SupportCase theCase, Instant at, MessageKind kind, String author, String text) {
        this.caseId = theCase.id;
        this.at = at;
        this.kind = kind;
        this.author = author;
        this.text = text;
    }

    CaseMessage queued() {
        delivery = Delivery.QUEUED;
        return this;
    }

    void accepted(Instant when) {
        delivery = Delivery.ACCEPTED;
        deliveredAt = when;
    }

    void withdrawn(Instant when) {
        delivery = Delivery.WITHDRAWN;
        deliveredAt = when;
    }

    void refused(Instant when, String why) {
        delivery = Delivery.REFUSED;
        deliveredAt = when;
        deliveryNote = why;
    }
}
