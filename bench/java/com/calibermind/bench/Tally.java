package com.calibermind.bench;

/**
 * What the tables say, to be held against what the clients say.
 *
 * @param opened cases
 * @param resolved cases that wait for the customer
 * @param letters letters that the mail server has taken, by the outbox
 * @param taken the same, by the mail server
 * @param processes process instances of cases, running or not
 * @param waiting process instances that wait for the customer
 */
record Tally(long opened, long resolved, long letters, long taken, long processes, long waiting) {

    Tally minus(Tally before) {
        return new Tally(
                opened - before.opened,
                resolved - before.resolved,
                letters - before.letters,
                taken - before.taken,
                processes - before.processes,
                waiting - before.waiting);
    }

    static Tally due(long cases, int lettersPerCase) {
        return new Tally(cases, cases, cases * lettersPerCase, cases * lettersPerCase, cases, cases);
    }
}
