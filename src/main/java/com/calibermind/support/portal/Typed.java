package com.calibermind.support.portal;

import com.calibermind.support.cases.PlainText;

/** What somebody typed, without the characters that do harm where text is kept or shown. */
final class Typed {

    private Typed() {}

    /** Many lines, with line feeds only; never null. */
    static String text(String typed) {
        return PlainText.text(typed);
    }

    /** One line; never null. */
    static String line(String typed) {
        return PlainText.line(typed);
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
        return safe.length() <= 200 ? safe : PlainText.whole(safe.substring(0, 200 - ending.length())) + ending;
    }
}
