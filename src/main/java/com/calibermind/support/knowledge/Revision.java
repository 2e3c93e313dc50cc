package com.calibermind.support.knowledge;

/** What came of a change to an article. A refusal is expected and changed nothing. */
sealed interface Revision {

    record Kept(Article article, boolean isNew) implements Revision {}

    record Removed() implements Revision {}

    /**
     * @param field the one that is to be mended, or null
     * @param words what is wrong and what to do, in our own words only
     */
    record Refused(Why why, String field, String words) implements Revision {}

    enum Why {
        UNKNOWN,
        INVALID,
        /** It is there already, or it comes from a file. */
        TAKEN,
        /** Changed by somebody else since it was read. */
        STALE,
        /** Changing what has not been read. */
        UNREAD
    }
}
