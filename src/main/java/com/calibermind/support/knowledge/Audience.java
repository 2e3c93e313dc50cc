package com.calibermind.support.knowledge;

/** Who reads. */
public enum Audience {
    /** Anybody: public articles only. */
    CUSTOMERS,
    /** The desk's people: internal articles, too. */
    DESK;

    boolean readsInternal() {
        return this == DESK;
    }
}
