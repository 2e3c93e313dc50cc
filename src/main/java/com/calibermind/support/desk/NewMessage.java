package com.calibermind.support.desk;

import com.calibermind.support.customers.Address;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What a customer says on a case. It moves the case on as their mail would, and reopens it if it is closed; words in it may
 * raise an alarm.
 *
 * @param author their mail address
 */
record NewMessage(
        @Size(max = 254) String author,

        @NotBlank(message = "must hold what the customer says") @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String text) {

    NewMessage {
        author = Address.normal(Plain.line(author));
        text = Plain.text(text);
    }

    /** What no constraint says; empty if nothing is wrong. */
    Optional<String> objection() {
        return Address.isEmail(author)
                ? Optional.empty()
                : Optional.of("The author must be one plain mail address: that of whoever said it.");
    }
}
