package com.calibermind.support.consultations;

import com.calibermind.support.cases.Outcome;

/** What came of asking; {@code number} is that of the consultation, null if it was refused. */
public record Asked(Outcome outcome, Long number) {}
