package com.calibermind.support.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The four severities with what each promises the customer: an initial response in <em>less than</em> the promised
 * time from receipt. Clauses P16 to P19; a response at exactly the promised time is late.
 */
public enum Severity {
    SEVERITY_1("1", Duration.ofMinutes(30), "P16"),
    SEVERITY_2("2", Duration.ofHours(1), "P17"),
    SEVERITY_3("3", Duration.ofHours(8), "P18"),
    SEVERITY_4("4", Duration.ofHours(24), "P19");

    private final String code;
    private final Duration promise;
    private final String clause;

    Severity(String code, Duration promise, String clause) {
        this.code = code;
        this.promise = promise;
        this.clause = clause;
    }

    /** "1" to "4", as forms, decision tables and sequence flows write it. */
    public String code() {
        return code;
    }

    /** The longest target that the policy allows for this severity. */
    public Duration promise() {
        return promise;
    }

    public String clause() {
        return clause;
    }

    public String label() {
        return "Severity " + code;
    }

    public static Optional<Severity> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /**
     * The severity whose target a case is held to: the assigned one, else the proposed one, else the strictest (P22).
     *
     * @param assigned null until triage
     * @param proposed null if the report does not say enough
     */
    public static Severity watched(Severity assigned, Severity proposed) {
        if (assigned != null) {
            return assigned;
        }
        return proposed != null ? proposed : SEVERITY_1;
    }
}
