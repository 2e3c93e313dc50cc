package com.calibermind.support.knowledge;

import java.util.List;

/**
 * One page of a search.
 *
 * @param page from 0
 * @param total of all pages; of a search at most {@value #MOST}
 */
public record Found(List<Hit> hits, int page, int size, long total) {

    /** Whoever finds so many, or more, searches for something narrower. */
    public static final int MOST = 100;

    /** @param snippet without parts if nothing was searched */
    public record Hit(
            String slug, String language, String title, List<String> tags, boolean isPublic, Snippet snippet) {}

    static Found none(int page, int size) {
        return new Found(List.of(), page, size, 0);
    }

    /** Whether there may be more than are counted. */
    public boolean isCut() {
        return total >= MOST;
    }

    public boolean hasNext() {
        return (page + 1L) * size < total;
    }
}
