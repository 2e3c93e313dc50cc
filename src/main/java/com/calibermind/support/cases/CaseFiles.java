package com.calibermind.support.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads cases; within a running transaction it sees what that has already changed. */
@Component
@Transactional(readOnly = true)
public class CaseFiles {

    /** For a person who typed a reference. */
    public static final String UNKNOWN =
            "There is no case of that reference: copy it from the task's title or the mail's subject.";

    /** For a person who wants something of a closed case. */
    public static final String CLOSED = "The case is closed; a reply or an escalation reopens it.";

    /** A conversation longer than this shows its newest entries only. */
    public static final int LATEST = 50;

    private final Cases cases;

    CaseFiles(Cases cases) {
        this.cases = cases;
    }

    /** @throws IllegalArgumentException if there is no such case */
    public CaseFile of(String reference) {
        return CaseFile.of(cases.get(reference));
    }

    public Optional<CaseFile> find(String reference) {
        return cases.find(reference).map(CaseFile::of);
    }

    /** Newest first, at most {@link #LATEST}. */
    public List<CaseFile.Entry> conversation(String reference) {
        return cases.latestMessages(cases.get(reference), LATEST).stream()
                .map(CaseFile.Entry::of)
                .toList();
    }

    /** Newest first, from the entry of that index on. */
    public List<CaseFile.Entry> conversation(String reference, int first, int limit) {
        return cases.messages(cases.get(reference), first, limit).stream()
                .map(CaseFile.Entry::of)
                .toList();
    }

    /** Whether an entry of that id is in the case's conversation. */
    public boolean hasEntry(String reference, long id) {
        return cases.find(reference).filter(it -> cases.hasMessage(it, id)).isPresent();
    }

    /** Files that customers sent, and those that went with letters to them, in their order. */
    public List<CaseFile.AttachedFile> attachments(String reference) {
        return cases.attachments(cases.get(reference)).stream()
                .map(CaseFile.AttachedFile::of)
                .toList();
    }

    /** One of {@link #attachments}; empty if the case has none of that id, or does not exist. */
    public Optional<CaseFile.AttachedFile> attachment(String reference, long id) {
        return cases.find(reference).flatMap(it -> cases.attachment(it, id)).map(CaseFile.AttachedFile::of);
    }

    /** Addresses beside the reporter's that belong to the case because one of its people wrote to them, too (P13). */
    public List<String> correspondents(String reference) {
        return cases.correspondents(cases.get(reference));
    }

    /** The account of each deadline of the case, in the order in which they began (P21, P22, P29, P33). */
    public List<DeadlineAccount> deadlines(String reference) {
        return DeadlineAccount.of(cases.deadlineEntries(cases.get(reference)));
    }

    /**
     * What the customer wrote there; never blank.
     *
     * @param messageId an entry of the conversation; null: the report itself
     */
    public String words(String reference, Long messageId) {
        SupportCase theCase = cases.get(reference);
        String report = (theCase.subject + "\n" + theCase.description).strip();
        String words = messageId == null ? report : cases.message(messageId).text;
        return words.isBlank() ? report : words;
    }

    /** How many cases were resolved in that way, from (inclusive) to (exclusive), UTC (P27). */
    public long resolvedAs(String resolutionKind, Instant from, Instant to) {
        return cases.resolvedAs(resolutionKind, from, to);
    }

    /** Oldest first. */
    public List<EscalationFile> escalations(String reference) {
        return cases.escalations(cases.get(reference)).stream()
                .map(EscalationFile::of)
                .toList();
    }

    public EscalationFile escalation(long id) {
        return EscalationFile.of(cases.escalation(id));
    }
}
