package com.calibermind.support.mail.reading;

/** Characters that do harm where text is kept or shown. */
final class Clean {

    private Clean() {}

    /** A text of many lines: no NUL, no half characters, line feeds only. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t' || c == '\f' || c >= ' ' && c != 0x7f) {
                clean.append(isHalf(text, i) ? '\ufffd' : c);
            }
        }
        return clean.toString();
    }

    /** A text of one line: blanks are one blank, nothing hides and nothing turns the direction of reading. */
    static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blank = !clean.isEmpty();
            } else if (!isInvisible(c)) {
                if (blank) {
                    clean.append(' ');
                }
                blank = false;
                clean.append(isHalf(text, i) ? '\ufffd' : c);
            }
        }
        return clean.toString();
    }

    static String line(String text, int longest) {
        String line = line(text);
        return line.length() <= longest ? line : cut(line, longest - 1) + "…";
    }

    /** The beginning of a text, never half of a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static boolean isBlank(char c) {
        return c == '\u00a0' || c != 0 && c <= ' ' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    /** Control characters, and those that turn the direction of reading (Unicode Standard Annex 9, section 2). */
    static boolean isInvisible(char c) {
        return Character.isISOControl(c)
                || c == '\u061c'
                || c >= '\u200b' && c <= '\u200f' && c != '\u200d' && c != '\u200c'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2069'
                || c == '\ufeff'
                || c == '\ufffe'
                || c == '\uffff';
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                        && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
                || Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
