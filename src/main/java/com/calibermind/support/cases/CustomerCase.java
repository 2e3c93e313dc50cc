package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A case as its customer may see it: nothing that the desk keeps for itself is in here. Instants are UTC.
 *
 * @param heldTo the severity whose target applies
 * @param quietUntil when it closes without a word from the customer; null unless it waits for them
 * @param closedAt null while it is open
 * @param saidSolvedAt null unless the customer's newest word is that it is solved
 * @param ofCompany whether its company is known
 * @param underSecurityReview whether a security incident is suspected
 * @param promises what was promised and what became of it, in the order in which it began
 * @param wishes the customer's wishes for escalation, oldest first
 * @param seenBy addresses of those who see it themselves; technical contacts do so for the company
 * @param mayName whether the reader may let a colleague see it
 * @param rating of this closing; null if there is none yet
 * @param merged whether it repeats another case, on which it goes on
 * @param goesOnAs the reference of that other case; null if there is none, or none that the reader may see
 */
public record CustomerCase(
        String reference,
        CaseState state,
        Channel channel,
        Reporter reporter,
        String subject,
        String description,
        String ticketNumber,
        String occurredAt,
        String url,
        Severity heldTo,
        Instant receivedAt,
        Instant respondBy,
        Instant respondedAt,
        Instant quietUntil,
        Instant closedAt,
        Instant saidSolvedAt,
        boolean ofCompany,
        boolean underSecurityReview,
        List<Promise> promises,
        List<Wish> wishes,
        List<CaseFile.AttachedFile> files,
        List<String> seenBy,
        boolean mayName,
        Integer rating,
        boolean merged,
        String goesOnAs) {

    /** @param messageId an entry of the conversation; null: the report itself */
    public List<CaseFile.AttachedFile> filesOf(Long messageId) {
        return files.stream()
                .filter(it -> Objects.equals(it.messageId(), messageId))
                .toList();
    }

    /**
     * @param due in the end, after all moves
     * @param keptAt null while it is owed
     */
    public record Promise(DeadlineKind kind, Instant due, Instant keptAt) {

        /** On the dot is too late (P16). */
        public boolean isBrokenAt(Instant now) {
            return !due.isAfter(keptAt == null ? now : keptAt);
        }

        /** Between when it was due and when it was kept, or now; a started minute counts as one. */
        public Duration distance(Instant now) {
            return distance(due, keptAt == null ? now : keptAt);
        }

        static Duration distance(Instant one, Instant other) {
            Duration length = Duration.between(one, other).abs();
            return length.toMinutes() == 0 ? Duration.ofMinutes(1) : length;
        }
    }

    /** @param answeredAt null while nobody has answered */
    public record Wish(Authority authority, Instant at, Instant answeredAt) {}

    /**
     * One entry of the conversation.
     *
     * @param author the customer's address; null if the desk wrote it
     * @param delivered null for what needs none; else whether the mail server has taken it
     */
    public record Entry(
            long id, Instant at, MessageKind kind, String author, Channel channel, String text, Delivered delivered) {}

    /** What became of a letter. */
    public enum Delivered {
        ON_ITS_WAY,
        YES,
        NO
    }

    /** A page of the conversation, newest first; {@code older} says whether there is another. */
    public record Conversation(List<Entry> entries, boolean older) {}
}
