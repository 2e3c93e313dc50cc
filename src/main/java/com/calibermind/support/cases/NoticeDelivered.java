package com.calibermind.support.cases;

import java.time.Instant;

/** The mail server has spoken about a {@link Letter} that belongs to no case. */
public record NoticeDelivered(long letterId, boolean accepted, Instant at, String answer) {}
