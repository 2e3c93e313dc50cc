package com.calibermind.support.policy;

/** A setting that would break a promise of the policy; the message says which and why. */
public class BrokenPromise extends IllegalArgumentException {

    public BrokenPromise(String message) {
        super(message);
    }
}
