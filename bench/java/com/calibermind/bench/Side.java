package com.calibermind.bench;

/** One of the two that are compared; used by many clients at once. */
interface Side extends AutoCloseable {

    /** Letters that one life-cycle owes to the customer. */
    int lettersPerCase();

    String name();

    CountingDataSource dataSource();

    /** Opens a case that stays at triage. */
    void open(int number);

    /** One case from its report until it waits for the customer, committed. */
    void lifecycle(int number) throws Exception;

    /** Waits until nothing is left to do for the cases so far, above all no letter. */
    void drain() throws Exception;

    Tally tally() throws Exception;

    @Override
    void close();
}
