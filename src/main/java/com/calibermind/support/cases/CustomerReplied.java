package com.calibermind.support.cases;

/** The customer wrote on an open case. */
public record CustomerReplied(String reference) {}
