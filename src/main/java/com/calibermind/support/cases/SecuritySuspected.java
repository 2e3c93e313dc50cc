package com.calibermind.support.cases;

/** A security incident is suspected on a case, for the first time or again (P31, P34). */
public record SecuritySuspected(String reference, String suspicion, String by) {}
