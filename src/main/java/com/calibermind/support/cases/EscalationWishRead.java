package com.calibermind.support.cases;

/**
 * Something that the customer wrote sounds like a wish for escalation (P28).
 *
 * @param messageId the entry of the conversation where it stands; null: the report itself
 */
public record EscalationWishRead(String reference, Long messageId) {}
