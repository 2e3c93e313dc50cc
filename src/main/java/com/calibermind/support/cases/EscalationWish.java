package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;

/**
 * A request to escalate.
 *
 * @param words what the customer said, or why the clock asks
 * @param by who asks: the customer's name, a user id, or "policy"
 */
public record EscalationWish(EscalationReason reason, Authority authority, String words, String by) {}
