package com.calibermind.support.cases;

/** Where customers reach the desk, whoever of it writes to them (P01). */
public interface SupportAddress {

    String address();
}
