package com.calibermind.support.reports;

/** What was asked for is no period that can be reported on; the message says why and what to ask instead. */
public class PeriodRefused extends IllegalArgumentException {

    PeriodRefused(String message) {
        super(message);
    }
}
