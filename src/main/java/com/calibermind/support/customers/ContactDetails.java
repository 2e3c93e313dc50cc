package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Refused;
import com.calibermind.support.customers.Registration.Why;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What a contact is entered or changed with.
 *
 * @param name at most {@value #MAX_NAME} characters
 * @param email at most 254 characters; unique among the active contacts of all companies
 * @param phone at most {@value #MAX_PHONE} characters; null: not known
 * @param technical may ask for changes of the account (P26, P36)
 */
public record ContactDetails(
        String name,
        String email,
        String phone,
        @JsonProperty(required = true) boolean technical) {

    static final int MAX_NAME = 200;
    static final int MAX_PHONE = 50;

    public ContactDetails {
        name = name == null ? "" : name.strip();
        email = Address.normal(email);
        phone = phone == null || phone.isBlank() ? null : phone.strip();
    }

    Optional<Refused> objection() {
        if (Text.isNoLine(name, MAX_NAME)) {
            return Registration.refused(
                    Why.INVALID, "name", "Give the contact a name of one line, at most 200 characters.");
        }
        if (!Address.isEmail(email)) {
            return Registration.refused(Why.INVALID, "email", "Write the contact's e-mail like ada@acme.example.");
        }
        return phone == null || !Text.isNoLine(phone, MAX_PHONE)
                ? Optional.empty()
                : Registration.refused(
                        Why.INVALID, "phone", "Write the phone number in one line of at most 50 characters.");
    }
}
