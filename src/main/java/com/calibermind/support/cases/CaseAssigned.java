package com.calibermind.support.cases;

/** Somebody was named to go on with the case (P30). */
public record CaseAssigned(String reference, String user) {}
