package com.calibermind.support.portal;

import java.util.regex.Pattern;

/** What somebody typed, without the characters that do harm where text is kept or shown. */
final class Typed {

    private static final Pattern HALF_CHARACTERS =
            Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\ufffe\\uffff&&[^\\n\\t]]");

    /** Characters that show nothing, and those that turn the direction of reading (Unicode Standard Annex 9). */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u00a0\\u2028\\u2029]+");

    private Typed() {}

    /** Many lines, with line feeds only; never null. */
    static String text(String typed) {
        if (typed == null) {
            return "";
        }
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return whole(CONTROLS.matcher(lines).replaceAll("")).strip();
    }

    /** One line; never null. */
    static String line(String typed) {
        if (typed == null) {
            return "";
        }
        String blanks = BLANKS.matcher(typed).replaceAll(" ");
        return whole(INVISIBLE.matcher(CONTROLS.matcher(blanks).replaceAll("")).replaceAll(""))
                .strip();
    }

    /** A file's name as a label: no path, nothing that hides its kind, never empty. */
    static String fileName(String claimed) {
        String plain = line(claimed);
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        String safe =
                last.replaceAll("[<>:\"|?*]", "_").replaceFirst("^[. ]+", "").strip();
        if (safe.isEmpty()) {
            return "file";
        }
        int dot = safe.lastIndexOf('.');
        String ending = dot > 0 && safe.length() - dot <= 10 ? safe.substring(dot) : "";
        return safe.length() <= 200 ? safe : whole(safe.substring(0, 200 - ending.length())) + ending;
    }

    private static String whole(String text) {
        return HALF_CHARACTERS.matcher(text).replaceAll("\ufffd");
    }
}
