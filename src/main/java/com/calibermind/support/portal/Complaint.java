package com.calibermind.support.portal;

import java.util.List;

/**
 * What is wrong with what somebody entered.
 *
 * @param field its name in the form
 * @param message key of the sentence that says what to do
 * @param arguments of the sentence; what people typed among them is shown as text, never as anything else
 */
record Complaint(String field, String message, List<Object> arguments) {

    static Complaint of(String field, String message, Object... arguments) {
        return new Complaint(field, message, List.of(arguments));
    }
}
