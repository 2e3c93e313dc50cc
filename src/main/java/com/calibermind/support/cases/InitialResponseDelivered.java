package com.calibermind.support.cases;

/**
 * The mail server has spoken about the initial response.
 *
 * @param accepted true: the clock is stopped; false: refused for good, the response is still owed
 * @param settled whether the answer has settled the case; a reply that crossed it says no
 */
public record InitialResponseDelivered(String reference, boolean accepted, boolean settled) {}
