package com.calibermind.support.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * How long after receipt the initial response is due for a severity, and how long before that the specialist is warned.
 *
 * @param target from receipt; never looser than {@link Severity#promise()}
 * @param warning before the deadline; shorter than the target
 * @throws BrokenPromise if the target is looser than the policy's or the two make no sense
 */
public record ResponseTarget(Severity severity, Duration target, Duration warning) {

    public ResponseTarget {
        if (target.isNegative() || target.isZero()) {
            throw new BrokenPromise(severity.label() + ": the target " + target + " is not a time after receipt");
        }
        if (target.compareTo(severity.promise()) > 0) {
            throw new BrokenPromise(severity.label() + ": the target " + target
                    + " is looser than the policy allows (less than " + severity.promise() + ", " + severity.clause()
                    + ")");
        }
        if (warning.isNegative() || warning.compareTo(target) >= 0) {
            throw new BrokenPromise(severity.label() + ": the warning " + warning
                    + " must be zero or more and shorter than the target " + target);
        }
    }

    public Deadline from(Instant receipt) {
        return new Deadline(receipt, receipt.plus(target), receipt.plus(target).minus(warning));
    }
}
