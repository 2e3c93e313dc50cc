package com.calibermind.support.incidents;

/** The IRT lead has called an alarm false: nothing is left to handle (P34). */
public record IncidentStoodDown(String reference) {}
