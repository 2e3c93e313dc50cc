package com.calibermind.support.cases;

/** A closed case is open again. */
public record CaseReopened(String reference) {}
