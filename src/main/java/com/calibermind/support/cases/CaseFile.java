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
 * @param requestKind null before triage
 * @param followUp the customer wrote after the case had waited for them
 * @param assignedTo the user named to go on with the case, or null
 * @param expedited first among its severity (P30)
 * @param companyId null if the company is not known
 * @param quietUntil null unless the case waits for the customer
 * @param remindAt null unless a reminder is to come
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
        Long companyId) {

    /** One entry of the conversation; {@code delivery} is null for what did not go by mail, {@code to} for the reporter. */
    public record Entry(Instant at, MessageKind kind, String author, String to, String text, String delivery) {

        static Entry of(CaseMessage it) {
            return new Entry(
                    it.at, it.kind, it.author, it.recipient, it.text, it.delivery == null ? null : it.delivery.name());
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
                it.companyId);
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
