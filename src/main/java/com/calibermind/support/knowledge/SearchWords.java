package com.calibermind.support.knowledge;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody typed into a search, made ready for PostgreSQL: no text of theirs is ever read as an operator. */
record SearchWords(String text) {

    static final int MAX = 200;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern OPERATORS = Pattern.compile("\"|(^|\\s)-\\S|\\sor\\s", Pattern.CASE_INSENSITIVE);
    private static final int MAX_WORDS = 12;

    SearchWords {
        String clean = text == null ? "" : text.replace('\0', ' ').strip();
        text = clean.substring(0, Math.min(clean.length(), MAX));
    }

    boolean areNone() {
        return !WORD.matcher(text).find();
    }

    /**
     * All words, the last one perhaps only begun, as {@code to_tsquery('simple', …)} takes them; empty if the text says by
     * itself how it is to be searched.
     */
    String begun() {
        return OPERATORS.matcher(text).find() ? "" : joined(words(), " & ");
    }

    /** The last word, perhaps only begun. */
    String lastBegun() {
        List<String> words = words();
        return words.isEmpty() ? "" : joined(words.subList(words.size() - 1, words.size()), "");
    }

    private List<String> words() {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .limit(MAX_WORDS)
                .toList();
    }

    /** One letter begins too many words. */
    private static String joined(List<String> words, String operator) {
        String all = words.stream().map(it -> "'" + it + "'").collect(Collectors.joining(operator));
        boolean isBegun = !words.isEmpty() && words.get(words.size() - 1).length() > 1;
        return isBegun ? all + ":*" : all;
    }
}
