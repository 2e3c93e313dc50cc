package com.calibermind.support.cases;

/** The case has another place in the lists, its severity and deadline are the same (P30). */
public record CaseReordered(String reference) {}
