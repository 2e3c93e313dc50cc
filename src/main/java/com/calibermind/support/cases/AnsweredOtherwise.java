package com.calibermind.support.cases;

/** The customer of a case that stood at its response task has been answered in another way (P05, P08, P21). */
public record AnsweredOtherwise(String reference) {}
