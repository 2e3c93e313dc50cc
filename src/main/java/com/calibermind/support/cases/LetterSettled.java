package com.calibermind.support.cases;

/** Nothing is left to do about a letter that had not arrived: it has, or the case's own next step takes its place. */
public record LetterSettled(String reference, long letterId) {}
