package com.calibermind.support.mail.rules;

/** How a mail came about, as far as its header tells; of several the first counts. */
public enum Nature {
    /** A mail server reports what became of a letter (RFC 3464). */
    DELIVERY_REPORT,
    /** A program answered in somebody's place: an absence note, a receipt, another desk's confirmation. */
    ANSWER_BY_MACHINE,
    /** A program wrote it of its own accord, or it went to many. */
    SENT_BY_MACHINE,
    /** By a person as far as can be told, but a machine's answer is not wanted or would reach nobody. */
    NOT_TO_BE_ANSWERED,
    ORDINARY;

    /** Whether a machine may answer it (RFC 3834, section 2; P12). */
    public boolean mayBeAnswered() {
        return this == ORDINARY;
    }

    public boolean isByMachine() {
        return compareTo(NOT_TO_BE_ANSWERED) < 0;
    }
}
