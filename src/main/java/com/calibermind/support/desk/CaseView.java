package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.consultations.ConsultationFile;
import com.calibermind.support.language.Said;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;

/**
 * The case file: everything that whoever works on a case needs beside its task, in one call. Instants are UTC, null until
 * then; {@code zone} is the one in which the desk reads them.
 *
 * @param now the server's clock, to count down from
 * @param stamp as it was just before all else was read: a page whose stamp is no longer the current one is not up to date
 * @param missing facts of P10 that the report does not give
 * @param formatted whether it was reported by a mail in HTML, which {@code …/page} shows
 * @param steps where the process stands
 * @param deadlines each with its account in words: why it is due then
 * @param notes points to know, one sentence each
 * @param earlier other cases of the same contact or company, newest first
 * @param acts what the caller may do with the case
 */
record CaseView(
        String reference,
        Instant now,
        String stamp,
        String zone,
        String subject,
        String description,
        boolean formatted,
        CaseState state,
        String channel,
        Reporter reporter,
        Company company,
        String ticketNumber,
        String occurredAt,
        String url,
        List<String> missing,
        Severity severity,
        boolean triaged,
        Severity proposedSeverity,
        boolean securitySuspected,
        RequestKind requestKind,
        boolean followUp,
        boolean expedited,
        String assignedTo,
        Instant receivedAt,
        Instant respondBy,
        Instant warnAt,
        Instant respondedAt,
        Instant quietUntil,
        String mergedInto,
        List<String> duplicates,
        List<Step> steps,
        List<DeadlineView> deadlines,
        @JsonSerialize(contentUsing = Said.class) List<String> notes,
        List<CaseFile.AttachedFile> attachments,
        List<CaseLine> earlier,
        List<ConsultationFile> consultations,
        List<OutageLine> outages,
        List<String> acts) {

    /** What is kept of the reporter's company; null if it is not known. */
    record Company(long id, String name, String plan, List<String> includes, List<String> technicalContacts) {}

    /** @param account one line for each thing that happened to it, in the desk's zone */
    record DeadlineView(
            @JsonSerialize(using = Said.class) String kind,
            String clause,
            Instant due,
            Instant answeredAt,
            @JsonSerialize(contentUsing = Said.class) List<String> account) {}

    /** A running outage that concerns the company, or one to which the case is linked. */
    record OutageLine(long number, String reference, String systems, boolean linked) {}
}
