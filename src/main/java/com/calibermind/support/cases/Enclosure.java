package com.calibermind.support.cases;

/**
 * What goes with a letter beside its text.
 *
 * @param contentType with its parameters, e.g. {@code text/calendar; method=REQUEST; charset=UTF-8} (RFC 6047)
 */
public record Enclosure(String name, String contentType, byte[] content) {

    /** Without parameters. */
    String mediaType() {
        return contentType.replaceFirst(";.*", "").strip();
    }
}
