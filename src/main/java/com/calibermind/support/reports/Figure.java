package com.calibermind.support.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One number of a report: the number and the list of its cases read the same rows by the same condition. */
public enum Figure {
    RESPONSE_DUE(Facts.RESPONSE, "true"),
    RESPONSE_KEPT(Facts.RESPONSE, Condition.KEPT),
    RESPONSE_MISSED(Facts.RESPONSE, Condition.MISSED),
    RESPONSE_OWED(Facts.RESPONSE, Condition.OWED),
    RESPONSE_LATE(Facts.RESPONSE, Condition.LATE),
    /** Those that median and 95th percentile are of. */
    RESPONSE_ANSWERED(Facts.RESPONSE, "done_at is not null"),
    REGRADED(Facts.REGRADED, "true"),
    TRIAGE_DUE(Facts.TRIAGE, "true"),
    TRIAGE_KEPT(Facts.TRIAGE, Condition.KEPT),
    TRIAGE_MISSED(Facts.TRIAGE, Condition.MISSED),
    TRIAGE_OWED(Facts.TRIAGE, Condition.OWED),
    TRIAGE_LATE(Facts.TRIAGE, Condition.LATE),
    REVIEW_DUE(Facts.REVIEW, "true"),
    REVIEW_KEPT(Facts.REVIEW, Condition.KEPT),
    REVIEW_MISSED(Facts.REVIEW, Condition.MISSED),
    REVIEW_OWED(Facts.REVIEW, Condition.OWED),
    REVIEW_LATE(Facts.REVIEW, Condition.LATE),
    PASSED_ON(Facts.PASSED_ON, "true"),
    ESCALATIONS(Facts.ESCALATION, "true"),
    AGAINST_POLICY(Facts.AGAINST_POLICY, "true"),
    REOPENED(Facts.REOPENED, "true"),
    OUTSIDE(Facts.OUTSIDE, "true");

    /** "Less than" the target: what is done at the deadline is late (P16). */
    static final class Condition {
        static final String KEPT = "done_at < moment";
        static final String MISSED = "done_at >= moment";
        static final String OWED = "done_at is null";
        static final String LATE = "(done_at is null or done_at >= moment)";

        private Condition() {}
    }

    private final Facts facts;
    private final String condition;

    Figure(Facts facts, String condition) {
        this.facts = facts;
        this.condition = condition;
    }

    Facts facts() {
        return facts;
    }

    String condition() {
        return condition;
    }

    /** As in addresses: {@code response-kept}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Figure ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new PeriodRefused("There is no figure " + code + ": ask for one of "
                        + Arrays.stream(values()).map(Figure::code).collect(Collectors.joining(", ")) + "."));
    }
}
