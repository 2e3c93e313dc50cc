package com.calibermind.support.policy;

import java.time.Duration;

/** The time limits that the policy leaves to the company; each is configuration. */
public interface PolicyLimits {

    /** How long a manager, or the head of Customer Success, has for an escalation before it moves on. */
    Duration escalationReview();

    /** How long a resolved or waiting case stays open without a word from the customer. */
    Duration quietPeriod();

    /** How long a parked mail may wait for a person before the managers are brought in. */
    Duration mailReview();
}
