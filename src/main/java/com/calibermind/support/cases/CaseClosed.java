package com.calibermind.support.cases;

/** The case is over, until somebody writes or asks for an escalation. */
public record CaseClosed(String reference) {}
