package com.calibermind.support.cases;

/** A case was created from a report. */
public record CaseReceived(String reference) {}
