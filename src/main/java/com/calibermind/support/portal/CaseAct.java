package com.calibermind.support.portal;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.CustomerCase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer can do on a case's page; each is a form there. */
enum CaseAct {
    REPLY,
    SOLVED,
    ESCALATION,
    SECURITY,
    RATING,
    COLLEAGUE;

    /** Whether the page of that case has its form. */
    boolean isOfferedOn(CustomerCase it) {
        boolean closed = it.state() == CaseState.CLOSED;
        return switch (this) {
            case REPLY, ESCALATION, SECURITY -> true;
            case SOLVED -> !closed && it.saidSolvedAt() == null;
            case RATING -> closed && !it.merged() && it.rating() == null;
            case COLLEAGUE -> it.mayName();
        };
    }

    /** Of the field that its complaints are about. */
    public String field() {
        return switch (this) {
            case RATING -> "rating-choices";
            case COLLEAGUE -> "colleague-email";
            default -> code() + "-words";
        };
    }

    /** As it stands in addresses and in the keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CaseAct> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
