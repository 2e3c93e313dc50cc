package com.calibermind.support.desk;

import java.util.regex.Pattern;

/** Text of another program, without what a database or a page cannot hold. */
final class Plain {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\ufffe\\uffff&&[^\\n\\t]]");

    private static final Pattern HALF_CHARACTERS =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private Plain() {}

    /** Many lines; null stays null. */
    static String text(String given) {
        return given == null
                ? null
                : HALF_CHARACTERS
                        .matcher(CONTROLS.matcher(given.replace("\r\n", "\n")).replaceAll(""))
                        .replaceAll("\ufffd")
                        .strip();
    }

    /** One line; null if there is nothing in it. */
    static String line(String given) {
        String text = given == null ? "" : text(given.replaceAll("\\s+", " "));
        return text.isEmpty() ? null : text;
    }
}
