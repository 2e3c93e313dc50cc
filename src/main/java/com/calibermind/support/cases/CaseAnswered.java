package com.calibermind.support.cases;

import java.time.Instant;

/** The customer has been answered: the response clock stopped at that instant, UTC (P21). */
public record CaseAnswered(String reference, Instant at) {}
