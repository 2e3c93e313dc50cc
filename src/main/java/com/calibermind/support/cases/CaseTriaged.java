package com.calibermind.support.cases;

/** A person has assigned the severity for the first time (P15). */
public record CaseTriaged(String reference) {}
