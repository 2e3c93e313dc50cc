package com.calibermind.support.policy;

/** The rungs of the hierarchic escalation, lowest first (P29). */
public enum Authority {
    MANAGER("manager", "manager"),
    HEAD_OF_CUSTOMER_SUCCESS("headOfCustomerSuccess", "head of Customer Success");

    private final String code;
    private final String words;

    Authority(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** As sequence flows and forms write it. */
    public String code() {
        return code;
    }

    /** The rung above; the top rung is its own superior. */
    public Authority superior() {
        return HEAD_OF_CUSTOMER_SUCCESS;
    }
}
