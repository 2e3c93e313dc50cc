package com.calibermind.support.desk;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The part of a list that is asked for by the number of its page: what comes or goes meanwhile moves what follows. */
record Slice(int first, int size) {

    /** Pages are numbered from 0. */
    static final int LAST = 10_000;

    private static final int MOST = 100;

    /**
     * At most {@value #MOST} rows.
     *
     * @throws org.springframework.web.ErrorResponseException 400 if there is no page of that number
     */
    static Slice of(int page, int size) {
        return of(page, size, MOST);
    }

    /** The same of a list whose pages may have so many rows. */
    static Slice of(int page, int size, int most) {
        if (page < 0 || page > LAST) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Pages are numbered from 0 to 10,000.");
        }
        int rows = Math.max(1, Math.min(size, most));
        return new Slice(page * rows, rows);
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
