package com.calibermind.support.cases;

import java.util.regex.Pattern;

/** What somebody typed or sent, without the characters that do harm where text is kept or shown. */
public final class PlainText {

    private static final Pattern HALF_CHARACTERS =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\ufffe\\uffff&&[^\\n\\t]]");

    /** Characters that show nothing, and those that turn the direction of reading (Unicode Standard Annex 9). */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u00a0\\u2028\\u2029]+");

    private PlainText() {}

    /** Many lines, with line feeds only; never null. */
    public static String text(String given) {
        if (given == null) {
            return "";
        }
        String lines = given.replace("\r\n", "\n").replace('\r', '\n');
        return whole(CONTROLS.matcher(lines).replaceAll("")).strip();
    }

    /** One line; never null. */
    public static String line(String given) {
        if (given == null) {
            return "";
        }
        String blanks = BLANKS.matcher(given).replaceAll(" ");
        return whole(INVISIBLE.matcher(CONTROLS.matcher(blanks).replaceAll("")).replaceAll(""))
                .strip();
    }

    /** With a sign in place of each half of a character. */
    public static String whole(String text) {
        return HALF_CHARACTERS.matcher(text).replaceAll("\ufffd");
    }
}
