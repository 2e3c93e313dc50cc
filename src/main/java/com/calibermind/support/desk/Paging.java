package com.calibermind.support.desk;

import org.springframework.http.HttpStatus;

/** Lists whose pages go by number: what comes or goes meanwhile moves what follows. */
final class Paging {

    /** Numbers begin at 0. */
    static final int LAST = 10_000;

    private Paging() {}

    /**
     * How many entries stand before the page.
     *
     * @throws org.springframework.web.ErrorResponseException 400 if there is no page of that number
     */
    static int first(int page, int size) {
        if (page < 0 || page > LAST) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Pages are numbered from 0 to 10,000.");
        }
        return page * size;
    }
}
