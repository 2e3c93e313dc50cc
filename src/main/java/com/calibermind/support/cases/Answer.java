package com.calibermind.support.cases;

/**
 * The initial response (P21, P23).
 *
 * @param text what the customer is told, or was told on the telephone
 * @param byMail false: spoken on the telephone, so it has already reached the customer
 * @param settles true: nothing more to do; false: an investigation begins
 * @param asksForMissing whether a second mail asks for the facts of P10 that are missing
 */
public record Answer(String text, boolean byMail, boolean settles, boolean asksForMissing) {}
