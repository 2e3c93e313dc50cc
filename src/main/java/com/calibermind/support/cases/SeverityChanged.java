package com.calibermind.support.cases;

/** An open case has another severity, and with it another deadline (P15, P20, P21). */
public record SeverityChanged(String reference) {}
