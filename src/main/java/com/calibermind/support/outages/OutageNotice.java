package com.calibermind.support.outages;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One thing told of an outage; whom it is told to, and how far that is, are its {@link OutageDelivery deliveries}. */
@Entity
class OutageNotice {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outage_notice_seq")
    Long id;

    Long outageNumber;

    @Enumerated(EnumType.STRING)
    NoticeKind kind;

    String words;
    String writtenBy;
    Instant writtenAt;

    /** For how many it is. */
    int recipients;

    /** How many of them have been dealt with: the letter is in the outbox, or it is written on the case. */
    int handedOver;

    /** When the last of them was; null until then. */
    Instant toldAt;

    protected OutageNotice() {}

    OutageNotice(Outage outage, NoticeKind kind, String words, String by, Instant at) {
        this.outageNumber = outage.number;
        this.kind = kind;
        this.words = words;
        this.writtenBy = by;
        this.writtenAt = at;
    }

    void addressedTo(int count) {
        recipients = count;
    }

    void handedOver(int count) {
        handedOver += count;
    }

    void told(Instant at) {
        toldAt = at;
    }

    /** "Update: 1200 of 5000 handed to the outbox". */
    String progress() {
        return "%s: %d of %d handed to the outbox".formatted(kind.words(), handedOver, recipients);
    }
}
