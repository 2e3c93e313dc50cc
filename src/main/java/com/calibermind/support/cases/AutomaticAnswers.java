package com.calibermind.support.cases;

import java.util.Optional;

/** Keeps two machines from answering each other without end; implemented by the channel that would answer. */
public interface AutomaticAnswers {

    /**
     * Why no machine of ours may write to that address now, in words; empty if it may. Until the running transaction ends,
     * nobody else is told that they may.
     */
    Optional<String> objection(String address);
}
