package com.calibermind.support.accounts;

/**
 * What became of the question whether a change is approved.
 *
 * @param approved null if it was not chosen
 * @param by address of the technical contact who decided; null if a change is declined because none has
 * @param how how they said so
 */
public record Approval(Boolean approved, String by, String how) {}
