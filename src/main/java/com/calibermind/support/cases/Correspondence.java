package com.calibermind.support.cases;

/** How letters leave; implemented by a channel. */
public interface Correspondence {

    /**
     * Takes the letter into the outbox in the running transaction: it leaves if, and only if, that commits. What the
     * other side says comes back through {@link Deliveries}.
     */
    void send(Letter letter);

    /**
     * Takes a letter back that no server has taken yet, in the running transaction.
     *
     * @return false if it has left, or is just leaving
     */
    boolean withdraw(long letterId);

    /** What went with a letter, or null. */
    Enclosure enclosureOf(long letterId);

    /** How the letter would read, without sending it. */
    LetterPreview preview(Letter letter);
}
