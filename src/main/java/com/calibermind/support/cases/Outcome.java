package com.calibermind.support.cases;

/** What came of a command. A refusal is expected, says why in the words of the person who asked, and changed nothing. */
public sealed interface Outcome {

    Outcome DONE = new Done();

    static Outcome refused(String reason) {
        return new Refused(reason);
    }

    record Done() implements Outcome {}

    record Refused(String reason) implements Outcome {}
}
