package com.calibermind.support.portal;

import com.calibermind.support.cases.Attachment;
import com.calibermind.support.contents.Content;

/**
 * A file that is kept already but belongs to nothing yet.
 *
 * @param token names it; cannot be guessed
 * @param size in bytes
 */
record Upload(String token, String name, String contentType, long size, String sha256) {

    Attachment attachment() {
        return new Attachment(name, contentType, new Content(sha256, size));
    }
}
