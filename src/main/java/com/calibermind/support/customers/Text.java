package com.calibermind.support.customers;

/** One line of text: something in it, no line breaks nor other control characters. */
final class Text {

    private Text() {}

    static boolean isNoLine(String text, int maxLength) {
        return text.isBlank() || text.length() > maxLength || text.chars().anyMatch(Character::isISOControl);
    }
}
