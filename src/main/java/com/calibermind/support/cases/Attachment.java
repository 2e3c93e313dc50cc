package com.calibermind.support.cases;

import com.calibermind.support.contents.Content;

/**
 * A file that a customer sent with a report or a reply; its bytes are kept already.
 *
 * @param name without any path, never blank; text of a stranger
 * @param contentType as claimed by the sender, without parameters
 * @param inline shown within the words rather than beside them
 */
public record Attachment(String name, String contentType, Content content, boolean inline) {

    public Attachment(String name, String contentType, Content content) {
        this(name, contentType, content, false);
    }
}
