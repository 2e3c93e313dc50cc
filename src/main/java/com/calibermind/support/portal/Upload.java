package com.calibermind.support.portal;

import com.calibermind.support.cases.Attachment;
import com.calibermind.support.contents.Content;

/**
 * A file that has come with a form and is kept for it.
 *
 * @param token names it; cannot be guessed
 * @param size in bytes
 */
record Upload(String token, String name, String contentType, long size, String sha256) {

    /** Says whether two files are the same, whichever of their uploads is meant. */
    String fingerprint() {
        return name + "|" + sha256;
    }

    Attachment attachment() {
        return new Attachment(name, contentType, new Content(sha256, size));
    }
}
