package com.calibermind.support.cases;

/** Somebody must reach the customer in another way, or decide that nobody need (P14). */
public record LetterUndelivered(String reference, long letterId) {}
