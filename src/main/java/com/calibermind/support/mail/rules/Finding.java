package com.calibermind.support.mail.rules;

import java.util.Optional;

/**
 * The verdict of one rule.
 *
 * @param reason in words, to follow "because"
 */
public record Finding(Nature nature, String reason) {

    static Optional<Finding> when(boolean applies, Nature nature, String reason) {
        return applies ? Optional.of(new Finding(nature, reason)) : Optional.empty();
    }
}
