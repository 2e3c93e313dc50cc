package com.calibermind.support.cases;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What somebody looks for in subjects, as PostgreSQL's full text search reads it; nothing of it is an operator. */
final class SubjectWords {

    private static final int MOST = 10;

    /** The beginning of a word must be as long; shorter ones would be the beginning of half of all words. */
    private static final int BEGINNING = 3;

    private SubjectWords() {}

    /** All of them, each at least begun with three letters; empty if there is no word in it. */
    static String query(String typed) {
        return Arrays.stream(typed.split("[^\\p{L}\\p{N}]+"))
                .filter(it -> !it.isEmpty())
                .limit(MOST)
                .map(it -> "'" + it + (it.length() < BEGINNING ? "'" : "':*"))
                .collect(Collectors.joining(" & "));
    }
}
