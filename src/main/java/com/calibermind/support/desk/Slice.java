package com.calibermind.support.desk;

import java.util.List;

/** The part of a list that is asked for. */
record Slice(long first, int size) {

    private static final int MOST = 100;

    /** At most {@value #MOST} rows. */
    static Slice of(int page, int size) {
        int most = Math.max(1, Math.min(size, MOST));
        return new Slice((long) Math.max(0, page) * most, most);
    }

    /** One row more than is shown: it tells whether others follow. */
    int limit() {
        return size + 1;
    }

    <T> List<T> shown(List<T> found) {
        return found.stream().limit(size).toList();
    }

    boolean more(List<?> found) {
        return found.size() > size;
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(first).limit(limit()).toList();
    }
}
