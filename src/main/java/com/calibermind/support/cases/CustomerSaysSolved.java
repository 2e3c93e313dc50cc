package com.calibermind.support.cases;

/** The customer says that a case that waits for them is solved. */
public record CustomerSaysSolved(String reference) {}
