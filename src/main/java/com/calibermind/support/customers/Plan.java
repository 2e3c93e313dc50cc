package com.calibermind.support.customers;

/** What a company has bought (P09). */
public enum Plan {
    STANDARD,
    MANAGED
}
