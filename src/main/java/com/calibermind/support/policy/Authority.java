package com.calibermind.support.policy;

import java.util.Arrays;

/** The rungs of the hierarchic escalation, lowest first (P29). */
public enum Authority {
    MANAGER("manager", "the manager"),
    HEAD_OF_CUSTOMER_SUCCESS("headOfCustomerSuccess", "the head of Customer Success");

    private final String code;
    private final String words;

    Authority(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As sequence flows and forms write it. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** The rung above; the top rung is its own superior. */
    public Authority superior() {
        return HEAD_OF_CUSTOMER_SUCCESS;
    }

    public static Authority ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such authority: " + code));
    }
}
