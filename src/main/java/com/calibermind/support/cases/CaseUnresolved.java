package com.calibermind.support.cases;

/** A resolved case is worked on again: the customer wrote, or could not be told. */
public record CaseUnresolved(String reference) {}
