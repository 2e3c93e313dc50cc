package com.calibermind.support.mail.reading;

/**
 * A multipart.
 *
 * @param parent null if it is the mail itself
 * @param type its content type, with its parameters
 */
record MimeGroup(MimeGroup parent, ContentType type) {

    boolean is(String subtype) {
        return type.name().equals("multipart/" + subtype);
    }

    /** Groups are told apart by what they are, not by what they say. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
