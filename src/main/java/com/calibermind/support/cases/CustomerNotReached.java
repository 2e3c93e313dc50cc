package com.calibermind.support.cases;

/** A question or resolution on which the case waits was refused by the mail server: a specialist must find another way. */
public record CustomerNotReached(String reference) {}
