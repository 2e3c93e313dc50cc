package com.calibermind.support.cases;

/** Something that the customer wrote sounds like a wish for escalation (P28). */
public record EscalationWishRead(String reference) {}
