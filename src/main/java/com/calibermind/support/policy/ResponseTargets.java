package com.calibermind.support.policy;

/** Where the response targets come from: the one table that timers, forms, mails and reports read (P38). */
public interface ResponseTargets {

    ResponseTarget of(Severity severity);
}
