package com.calibermind.support.cases;

import com.calibermind.support.policy.DeadlineKind;
import java.time.Instant;

/**
 * A deadline of the case came while what it is for was still owed; told once (P21, P22).
 *
 * @param due UTC
 */
public record DeadlineMissed(String reference, DeadlineKind kind, Instant due) {}
