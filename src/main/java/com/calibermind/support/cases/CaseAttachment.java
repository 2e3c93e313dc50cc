package com.calibermind.support.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A file on a case, by the hash of its bytes. */
@Entity
@Immutable
class CaseAttachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_attachment_seq")
    Long id;

    Long caseId;

    /** The entry of the conversation that it came with; null: the report itself. */
    Long messageId;

    String name;
    String contentType;
    long size;
    String sha256;
    boolean inline;

    /** By the desk, with a letter; else it came from a customer. */
    boolean sent;

    protected CaseAttachment() {}

    CaseAttachment(SupportCase theCase, CaseMessage message, Attachment file, boolean sent) {
        this.caseId = theCase.id;
        this.messageId = message == null ? null : message.id;
        this.name = file.name();
        this.contentType = file.contentType();
        this.size = file.content().size();
        this.sha256 = file.content().sha256();
        this.inline = file.inline();
        this.sent = sent;
    }
}
