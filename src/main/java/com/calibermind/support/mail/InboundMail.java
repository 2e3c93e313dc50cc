package com.calibermind.support.mail;

import com.calibermind.support.contents.Content;
import com.calibermind.support.mail.reading.ParsedMail;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail as it arrived, byte for byte, with where it lay and what was made of it. */
@Entity
class InboundMail {

    enum Verdict {
        NEW_CASE,
        JOINED,
        /** Kept, on a case if it is about one; nobody needs to act on it. */
        NOTED,
        PARKED,
        DUPLICATE,
        DISCARDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inbound_mail_seq")
    Long id;

    String mailbox;
    long uidValidity;
    long uid;
    Instant receivedAt;

    /** When the desk took it in. */
    Instant takenAt;

    String sha256;
    String messageId;
    String sender;
    String subject;

    /** The same for the same mail wherever it was delivered; {@link #sha256} names the bytes as they lay here. */
    String identity;

    /** It could not be read, and lies in its mailbox's quarantine folder. */
    boolean quarantined;

    /** Of the raw mail, in bytes. */
    long size;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    String reason;

    /** All that rules found and what is doubtful, a sentence each line; null if there is nothing. */
    String remarks;

    String caseReference;

    /** The entry of the case's conversation that it became; null if it is the report itself, or on no case. */
    Long entry;

    /** Whether a part of it is HTML. */
    boolean formatted;

    /** The letter that asked its sender to send it again, or null. */
    Long sendAgainLetter;

    /** While parked: the case that it seems to be about, or null. */
    String proposedCase;

    /** The word in it that sounds like a security incident, or null. */
    String suspicion;

    /** Names the flood that it came in, or null. */
    String bundle;

    /** The mail whose task is this one's, too; null if it has its own, or none. */
    Long parkedWith;

    String reviewedBy;
    String reviewNote;

    protected InboundMail() {}

    /** @param identity or null: then it is like no other mail, unless every byte is the same */
    InboundMail(RawMail mail, Content raw, String identity, Instant receivedAt, Instant takenAt) {
        this.mailbox = mail.mailbox();
        this.uidValidity = mail.uidValidity();
        this.uid = mail.uid();
        this.sha256 = raw.sha256();
        this.identity = identity == null ? raw.sha256() : identity;
        this.size = raw.size();
        this.receivedAt = receivedAt;
        this.takenAt = takenAt;
    }

    /** Wherever the two lie. Mails taken in by earlier versions are known by their bytes alone. */
    boolean isSameAs(InboundMail other) {
        return identity.equals(other.identity) || sha256.equals(other.sha256);
    }

    void describe(ParsedMail mail) {
        messageId = mail.messageId();
        sender = mail.from();
        subject = mail.subject();
        formatted = mail.formatted();
    }

    void duplicateOf(InboundMail original) {
        messageId = original.messageId;
        sender = original.sender;
        subject = original.subject;
        decide(Verdict.DUPLICATE, "the same as mail " + original.id, original.caseReference);
    }

    void quarantine() {
        quarantined = true;
    }

    void decide(Verdict decided, String why, String reference) {
        verdict = decided;
        reason = why;
        caseReference = reference;
    }

    void remark(List<String> sentences) {
        remarks = Stream.concat(remarks().stream(), sentences.stream())
                .distinct()
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), it -> it.isEmpty() ? null : it));
    }

    List<String> remarks() {
        return remarks == null ? List.of() : remarks.lines().toList();
    }

    void parkWith(InboundMail leader) {
        parkedWith = leader.id;
    }

    boolean isParked() {
        return verdict == Verdict.PARKED;
    }

    void review(Verdict decided, String reference, String by, String note) {
        verdict = decided;
        caseReference = reference;
        reviewedBy = by;
        reviewNote = note;
    }
}
