package com.calibermind.support.cases;

/**
 * The mail server has spoken about the initial response.
 *
 * @param accepted true: the clock is stopped; false: refused for good, the response is still owed
 */
public record InitialResponseDelivered(String reference, boolean accepted) {}
