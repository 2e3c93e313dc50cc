package com.calibermind.support.cases;

import java.time.Instant;
import java.util.List;

/**
 * A report as it came in, whatever the channel (P10).
 *
 * @param receivedAt when it reached us; the response clock starts here (P21)
 * @param ticketNumber the customer's own number, or null
 * @param occurredAt when it happened, in the reporter's words, or null
 * @param url or null
 * @param automatic sent by a machine: nobody there waits for an acknowledgement (P12, RFC 3834)
 * @param attachments files that came with it, in their order
 * @param senderDoubted nothing shows that the address it names as its sender's really sent it
 * @param kind what it asks for, as the reporter sees it, or null
 */
public record Report(
        Channel channel,
        Instant receivedAt,
        Reporter reporter,
        String subject,
        String description,
        String ticketNumber,
        String occurredAt,
        String url,
        Impairment impairment,
        boolean automatic,
        List<Attachment> attachments,
        boolean senderDoubted,
        RequestKind kind) {

    /** With nothing else said. */
    public Report(Channel channel, Instant receivedAt, Reporter reporter, String subject, String description) {
        this(
                channel,
                receivedAt,
                reporter,
                subject,
                description,
                null,
                null,
                null,
                Impairment.UNKNOWN,
                false,
                List.of(),
                false,
                null);
    }

    public Report {
        subject = subject == null || subject.isBlank() ? "(no subject)" : subject.strip();
        description = description == null ? "" : description;
    }

    /** Not what a specialist noted down: their own tick boxes say more than their words. */
    boolean writtenByCustomer() {
        return channel != Channel.TELEPHONE;
    }

    public Report with(Impairment known) {
        return new Report(
                channel,
                receivedAt,
                reporter,
                subject,
                description,
                ticketNumber,
                occurredAt,
                url,
                known,
                automatic,
                attachments,
                senderDoubted,
                kind);
    }
}
