package com.calibermind.support.cases;

/** What came of a customer's act on their page; all but {@link #DONE} changed nothing. */
public enum ActOutcome {
    DONE,
    /** Something must be said, or a file added. */
    WORDS_MISSING,
    /** The case is closed already. */
    CLOSED,
    /** We ask for an opinion once the case is closed. */
    NOT_CLOSED,
    /** One of the five answers must be chosen. */
    RATING_MISSING,
    /** One answer for each closing. */
    ANSWERED_ALREADY,
    /** Only who reported the case lets others see it. */
    MAY_NOT_NAME,
    /** Not the address of a contact of the same company. */
    NO_COLLEAGUE
}
