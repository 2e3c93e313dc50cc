package com.calibermind.support.policy;

/** What the policy sets a time limit for, with the clause that does. */
public enum DeadlineKind {
    TRIAGE("Triage", "P22"),
    INITIAL_RESPONSE("Initial response", "P21"),
    IRT_CONTACT("Contact by the Incident Response Team", "P33"),
    ESCALATION("Review of the escalation", "P29");

    private final String words;
    private final String clause;

    DeadlineKind(String words, String clause) {
        this.words = words;
        this.clause = clause;
    }

    public String words() {
        return words;
    }

    public String clause() {
        return clause;
    }
}
