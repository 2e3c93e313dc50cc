package com.calibermind.support.policy;

/** The rungs of the hierarchic escalation, lowest first (P29). */
public enum Authority {
    MANAGER("manager"),
    HEAD_OF_CUSTOMER_SUCCESS("headOfCustomerSuccess");

    private final String code;

    Authority(String code) {
        this.code = code;
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
