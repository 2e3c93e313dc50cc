package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Refused;
import com.calibermind.support.customers.Registration.Why;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What a company is entered or changed with.
 *
 * @param name at most {@value #MAX_NAME} characters, unique whatever the case of its letters
 * @param mailDomain such as {@code acme.example}: addresses at it belong to the company; unique; null: none
 * @param plan {@link Plan#NONE} is said, not left out
 */
public record CompanyDetails(
        String name,
        String mailDomain,
        @JsonProperty(required = true) Plan plan) {

    static final int MAX_NAME = 200;

    public CompanyDetails {
        name = name == null ? "" : name.strip();
        mailDomain = mailDomain == null || mailDomain.isBlank() ? null : Address.normal(mailDomain);
    }

    Optional<Refused> objection() {
        if (Text.isNoLine(name, MAX_NAME)) {
            return Registration.refused(
                    Why.INVALID, "name", "Give the company a name of one line, at most 200 characters.");
        }
        if (plan == null) {
            return Registration.refused(Why.INVALID, "plan", "Choose the plan: NONE, STANDARD or MANAGED.");
        }
        return mailDomain == null || Address.isDomain(mailDomain)
                ? Optional.empty()
                : Registration.refused(
                        Why.INVALID, "mailDomain", "Write the mail domain like acme.example, or leave it out.");
    }
}
