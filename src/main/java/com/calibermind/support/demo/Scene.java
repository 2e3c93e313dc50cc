package com.calibermind.support.demo;

import com.calibermind.support.cases.Outcome;
import java.time.Instant;

/**
 * One step of a story at its time, with every "{key}" in its words filled in.
 *
 * @param reference of the case, or outage, that the story is about; null if it has none (yet)
 */
record Scene(Day.Story story, Day.Step step, Instant at, String reference) {

    /** Something was refused that the play does not expect. */
    static final class Unexpected extends RuntimeException {

        Unexpected(String what) {
            super(what);
        }
    }

    String more(String name, String otherwise) {
        return step.more().getOrDefault(name, otherwise);
    }

    void must(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new Unexpected(refused.reason());
        }
    }
}
