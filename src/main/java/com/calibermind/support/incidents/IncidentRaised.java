package com.calibermind.support.incidents;

/** The response team is needed on a case: at its first alarm, or at one after its incident was over (P31, P34). */
public record IncidentRaised(String reference) {}
