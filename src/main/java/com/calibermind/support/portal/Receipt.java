package com.calibermind.support.portal;

/** What became of a report that was sent with a key. */
sealed interface Receipt {

    /** It is a case now, or was already: sent twice it is still one. */
    record Taken(String reference) implements Receipt {}

    /** Something else was sent with that key before, and is that case. */
    record Different(String reference) implements Receipt {}
}
