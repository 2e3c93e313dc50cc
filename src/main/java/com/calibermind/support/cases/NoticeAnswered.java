package com.calibermind.support.cases;

/** A mail that answers a {@link Letter} which belongs to no case has opened one. */
public record NoticeAnswered(long letterId, String reference) {}
