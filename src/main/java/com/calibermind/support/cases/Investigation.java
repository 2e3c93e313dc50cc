package com.calibermind.support.cases;

/**
 * What came of an investigation (P23).
 *
 * @param findings for the desk
 * @param question to the customer, or null; only if the customer is asked
 * @param asksForMissing whether the facts of P10 that are missing are asked for, too
 * @param otherKind null unless it turned out to be another kind of request
 */
public record Investigation(
        String findings, Next next, String question, boolean asksForMissing, RequestKind otherKind) {

    /** What follows. */
    public enum Next {
        RESOLVE,
        ASK_CUSTOMER,
        OTHER_KIND
    }
}
