package com.calibermind.support.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of an article around what was searched.
 *
 * @param parts in order; joined they are plain text, not HTML
 */
public record Snippet(List<Part> parts) {

    /** @param hit whether it is what was searched */
    public record Part(String text, boolean hit) {}

    /** Unicode's private use: PostgreSQL puts them around hits, and no article keeps them. */
    static final char START = '\uE000';

    static final char STOP = '\uE001';

    static String unmarked(String text) {
        return text.replace(START, ' ').replace(STOP, ' ');
    }

    static Snippet of(String marked) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        boolean hit = false;
        for (int i = 0; i <= marked.length(); i++) {
            boolean edge = i == marked.length() || marked.charAt(i) == START || marked.charAt(i) == STOP;
            if (edge) {
                if (i > at) {
                    parts.add(new Part(marked.substring(at, i), hit));
                }
                hit = i < marked.length() && marked.charAt(i) == START;
                at = i + 1;
            }
        }
        return new Snippet(List.copyOf(parts));
    }
}
