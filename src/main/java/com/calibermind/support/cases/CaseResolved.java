package com.calibermind.support.cases;

/**
 * The request has been settled; the case closes if the customer stays silent.
 *
 * @param kind as the form of the resolution names it
 */
public record CaseResolved(String reference, String kind) {}
