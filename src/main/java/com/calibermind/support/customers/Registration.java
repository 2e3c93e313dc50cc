package com.calibermind.support.customers;

import java.util.Optional;

/** What came of a change to the register of companies. A refusal is expected and changed nothing. */
public sealed interface Registration {

    /** The company as it is now. */
    record Kept(CompanyFile company) implements Registration {}

    /**
     * @param field the one that is to be mended, or null
     * @param words what is wrong and what to do, in our own words only
     */
    record Refused(Why why, String field, String words) implements Registration {}

    enum Why {
        /** There is no such company or contact. */
        UNKNOWN,
        /** A field cannot be accepted. */
        INVALID,
        /** Somebody or something else has that already. */
        TAKEN,
        /** Changed by somebody else since it was read. */
        STALE
    }

    static Optional<Refused> refused(Why why, String field, String words) {
        return Optional.of(new Refused(why, field, words));
    }
}
