package com.calibermind.support.cases;

/** The case was a duplicate: its own process ends, and what is still promised is done on the other case. */
public record CaseMerged(String reference) {}
