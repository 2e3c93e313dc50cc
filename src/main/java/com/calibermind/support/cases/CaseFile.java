package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What a person or a timer needs to know of a case. Instants are UTC.
 *
 * @param watchedSeverity the severity whose target applies now
 * @param severity null before triage
 * @param proposedSeverity null if the table had no answer
 * @param respondedAt null while the initial response is owed
 * @param requestKind before triage what the reporter said, or null
 * @param followUp the customer wrote after the case had waited for them
 * @param assignedTo the user named to go on with the case, or null
 * @param expedited first among its severity (P30)
 * @param companyId null if the company is not known
 * @param saidSolvedAt since when the customer says that it is solved; null if they do not
 * @param mergedInto the case on which a duplicate goes on, or null
 * @param quietUntil null unless the case waits for the customer
 * @param remindAt null unless a reminder is to come
 * @param senderDoubted nothing shows that the reporter's address really sent the report
 */
public record CaseFile(
        String reference,
        CaseState state,
        Channel channel,
        Reporter reporter,
        String subject,
        String description,
        String ticketNumber,
        String occurredAt,
        String url,
        Impairment impairment,
        Severity watchedSeverity,
        Severity severity,
        Severity proposedSeverity,
        Instant receivedAt,
        Instant respondBy,
        Instant warnAt,
        Instant respondedAt,
        Instant quietUntil,
        Instant remindAt,
        RequestKind requestKind,
        boolean followUp,
        String assignedTo,
        boolean expedited,
        Long companyId,
        boolean senderDoubted,
        Instant saidSolvedAt,
        String mergedInto) {

    /**
     * One entry of the conversation; {@code delivery} is null for what did not go by mail, {@code to} for the reporter.
     *
     * @param channel by which a customer wrote; null for mail, and for what the desk wrote
     * @param quoted what a mail repeats of earlier ones, and its signature, or null
     * @param remark what the desk should know of it, such as that its sender is nobody of the case, or null
     * @param deliveredAt when the mail server took or refused it, or null
     * @param deliveryNote why it was refused, or null
     */
    public record Entry(
            long id,
            Instant at,
            MessageKind kind,
            String author,
            Channel channel,
            String to,
            String text,
            String quoted,
            String delivery,
            String remark,
            Instant deliveredAt,
            String deliveryNote) {

        static Entry of(CaseMessage it) {
            return new Entry(
                    it.id,
                    it.at,
                    it.kind,
                    it.author,
                    it.channel,
                    it.recipient,
                    it.text,
                    it.quoted,
                    it.delivery == null ? null : it.delivery.name(),
                    it.remark,
                    it.deliveredAt,
                    it.deliveryNote);
        }
    }

    /**
     * A file that a customer or the desk sent. Name and type are a stranger's text, the bytes a stranger's bytes.
     *
     * @param messageId the entry of the conversation that it came with; null: the report itself
     * @param size in bytes
     * @param sha256 names the bytes for {@link com.calibermind.support.contents.Contents#open}
     * @param sent whether the desk sent it with a letter
     */
    public record AttachedFile(
            long id,
            Long messageId,
            String name,
            String contentType,
            long size,
            String sha256,
            boolean inline,
            boolean sent) {

        static AttachedFile of(CaseAttachment it) {
            return new AttachedFile(
                    it.id, it.messageId, it.name, it.contentType, it.size, it.sha256, it.inline, it.sent);
        }
    }

    static CaseFile of(SupportCase it) {
        return new CaseFile(
                it.reference,
                it.state,
                it.channel,
                it.reporter,
                it.subject,
                it.description,
                it.ticketNumber,
                it.occurredAt,
                it.url,
                it.impairment,
                it.watchedSeverity(),
                it.severity,
                it.proposedSeverity,
                it.receivedAt,
                it.respondBy,
                it.warnAt,
                it.respondedAt,
                it.quietUntil,
                it.remindAt,
                it.requestKind,
                it.followUp,
                it.assignedTo,
                it.expedited,
                it.companyId,
                it.senderDoubted,
                it.saidSolvedAt,
                it.mergedInto);
    }

    /** Facts of P10 that the report does not give, in the order of the policy. */
    public List<String> missing() {
        record Fact(String name, String value) {}
        return List.of(
                        new Fact("company", reporter.company()),
                        new Fact("contact name", reporter.name()),
                        new Fact("phone", reporter.phone()),
                        new Fact("e-mail", reporter.email()),
                        new Fact("when it happened", occurredAt),
                        new Fact("description", description),
                        new Fact("URL", url))
                .stream()
                .filter(it -> it.value() == null || it.value().isBlank())
                .map(Fact::name)
                .toList();
    }
}
