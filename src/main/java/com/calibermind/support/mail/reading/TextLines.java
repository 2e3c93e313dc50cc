package com.calibermind.support.mail.reading;

/** Text that is put together line by line, with quotes marked at the beginning of each line. */
class TextLines {

    private static final int DEEPEST_MARK = 20;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int depthOfLine;
    private int breaks;
    private boolean blank;
    private String mark = "";
    private boolean started;

    /** Words with the blanks of HTML: many are one. */
    void words(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
                blank();
            } else if (!isFiller(c)) {
                put(c);
            }
        }
    }

    void verbatim(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n') {
                lineBreak();
            } else if (c != '\r') {
                put(c);
            }
        }
    }

    void blank() {
        blank = true;
    }

    /** What follows stands on a line of its own. */
    void line() {
        breaks = Math.max(breaks, started ? 1 : 0);
        blank = false;
    }

    void paragraph() {
        breaks = Math.max(breaks, started ? 2 : 0);
        blank = false;
    }

    /** One line further, also if it is empty; never more than two empty ones. */
    void lineBreak() {
        breaks = Math.min(breaks + 1, 3);
        blank = false;
        started = true;
    }

    void quote(int change) {
        line();
        depth += change;
    }

    void mark(String atLineStart) {
        line();
        mark = atLineStart;
    }

    void cell(boolean first) {
        if (!first && breaks == 0 && started) {
            blank = false;
            append(" |");
        }
        blank = true;
    }

    void signature() {
        line();
        if (started) {
            startLine();
            append("-- ");
            breaks = 1;
        }
    }

    int length() {
        return text.length();
    }

    String since(int start) {
        return text.substring(Math.min(start, text.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Characters that senders put in to fill a line that nobody shall read. */
    private static boolean isFiller(char c) {
        return c == '\u00ad' || c == '\u034f' || c == '\u200b' || c == '\u200c' || c == '\ufeff' || c == 0;
    }

    private void put(char c) {
        startLine();
        if (blank && !endsWithBreak()) {
            text.append(' ');
        }
        blank = false;
        text.append(c);
        started = true;
    }

    private void append(String words) {
        text.append(words);
        started = true;
    }

    private void startLine() {
        if (breaks == 0 && !text.isEmpty() && mark.isEmpty()) {
            return;
        }
        for (int i = 0; i < breaks && !text.isEmpty(); i++) {
            text.append(i == 0 ? "\n" : prefix(Math.min(depth, depthOfLine)).strip() + "\n");
        }
        breaks = 0;
        depthOfLine = depth;
        text.append(prefix(depth)).append(mark);
        mark = "";
        blank = false;
    }

    private static String prefix(int depth) {
        return "> ".repeat(Math.min(depth, DEEPEST_MARK));
    }

    private boolean endsWithBreak() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' || text.charAt(text.length() - 1) == ' ';
    }
}
