package com.calibermind.support.cases;

/**
 * What a manager, or the head of Customer Success, found (P30).
 *
 * @param policyFollowed null if the form left it open
 * @param clause the clause concerned, or null
 * @param answer what the customer is told, or null
 */
public record Finding(Boolean policyFollowed, String clause, String finding, String answer) {}
