package com.calibermind.support.mail;

import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.MessageKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A letter in the outbox. Its Message-ID is fixed here, so that a repeated attempt is the same mail. */
@Entity
@DynamicUpdate
class OutgoingMail implements org.springframework.data.domain.Persistable<Long> {

    enum State {
        QUEUED,
        ACCEPTED,
        REFUSED,
        /** Taken back by a person before any server had taken it. */
        WITHDRAWN
    }

    /** The {@link Letter#id()}. */
    @Id
    Long id;

    @Enumerated(EnumType.STRING)
    MessageKind kind;

    /** Null for a notice, which belongs to no case. */
    String caseReference;

    String messageId;
    String inReplyTo;

    /** Message-IDs of the thread, oldest first, with spaces between; null until the first attempt. */
    String referenceChain;

    String recipient;
    String subject;
    String body;

    /** Null if there is none. */
    String enclosureName;

    String enclosureType;

    byte[] enclosure;

    /** For {@code List-Unsubscribe}; null if there is none. */
    String unsubscribeUrl;

    /** How it is marked for the other side's machines (RFC 3834); null if a person wrote it. */
    String autoSubmitted;

    Instant queuedAt;

    @Enumerated(EnumType.STRING)
    State state;

    int attempts;

    /** While an attempt runs: when another may begin if nothing is heard of it. */
    Instant nextAttempt;

    /** While an attempt runs: until when its sender has the letter in hand; else null. */
    Instant leasedUntil;

    Instant acceptedAt;
    String serverAnswer;

    /** Whether a person knows that it waits. */
    boolean waitTold;

    /** Whether the case knows that the letter was accepted. */
    boolean reported;

    protected OutgoingMail() {}

    OutgoingMail(Letter letter, String messageId, String subject, String body, Instant now) {
        this.id = letter.id();
        this.kind = letter.kind();
        this.caseReference = letter.reference();
        this.messageId = messageId;
        this.recipient = letter.to();
        this.subject = subject;
        this.body = body;
        this.autoSubmitted = autoSubmitted(letter.kind());
        this.unsubscribeUrl = letter.unsubscribeUrl();
        if (letter.enclosure() != null) {
            this.enclosureName = letter.enclosure().name();
            this.enclosureType = letter.enclosure().contentType();
            this.enclosure = letter.enclosure().content();
        }
        this.queuedAt = now;
        this.state = State.QUEUED;
        this.nextAttempt = now;
    }

    private static String autoSubmitted(MessageKind kind) {
        if (!kind.isAutomatic()) {
            return null;
        }
        return kind.isAutomaticAnswer() ? "auto-replied" : "auto-generated";
    }

    @Override
    public Long getId() {
        return id;
    }

    /** Written once, never merged. */
    @Override
    public boolean isNew() {
        return attempts == 0;
    }

    boolean isQueued() {
        return state == State.QUEUED;
    }

    boolean isInHand(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }

    void accepted(Instant at, String answer) {
        state = State.ACCEPTED;
        acceptedAt = at;
        serverAnswer = answer;
        leasedUntil = null;
    }

    void refused(String answer) {
        state = State.REFUSED;
        serverAnswer = answer;
        leasedUntil = null;
    }

    void withdrawn() {
        state = State.WITHDRAWN;
    }

    /** 15 s, 30 s, 1 min … up to an hour. */
    void postponed(Instant now, String answer) {
        long seconds = Math.min(3600, 15L << Math.min(attempts - 1, 20));
        nextAttempt = now.plus(Duration.ofSeconds(seconds));
        serverAnswer = answer;
        leasedUntil = null;
    }

    /** The connection was lost before its turn came: as if nobody had taken it up. */
    void givenBack(Instant now) {
        nextAttempt = now;
        attempts--;
        leasedUntil = null;
    }
}
