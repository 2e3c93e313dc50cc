package com.calibermind.support.policy;

/** Why a case is escalated, with the clause that asks for it. */
public enum EscalationReason {
    CUSTOMER_WISH("the customer asks for it", "P28"),
    RESPONSE_MISSED("the initial response missed its target", "P21"),
    UNTRIAGED("not triaged within the strictest target", "P22"),
    IRT_CONTACT_LATE("the Incident Response Team has not contacted the reporter in time", "P33");

    private final String words;
    private final String clause;

    EscalationReason(String words, String clause) {
        this.words = words;
        this.clause = clause;
    }

    public String words() {
        return words;
    }

    public String clause() {
        return clause;
    }

    /** What the case itself runs into is reported once for each deadline; a customer may ask again and again. */
    public boolean repeatable() {
        return this == CUSTOMER_WISH;
    }
}
