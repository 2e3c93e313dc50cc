package com.calibermind.support.mail.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A part that holds no others: a text or an attachment. Its bytes can be read once, before the next part is asked for.
 *
 * @param group null if the mail has only this part
 * @param body as transferred
 */
record MimePart(MimeGroup group, MailHeader header, ContentType type, InputStream body) {

    /** Bytes looked at to see whether a transfer encoding is what it says. */
    private static final int PROBE = 600;

    private Optional<Parameters> disposition() {
        return header.first("content-disposition").map(Parameters::of);
    }

    boolean isAttached() {
        return disposition()
                .map(it -> it.value().equalsIgnoreCase("attachment"))
                .orElse(false);
    }

    boolean isInline() {
        return disposition().map(it -> it.value().equalsIgnoreCase("inline")).orElse(false);
    }

    /** As the sender wrote it. */
    Optional<String> name() {
        return disposition().flatMap(it -> it.get("filename")).or(() -> type.parameter("name"));
    }

    /** Without brackets. */
    Optional<String> contentId() {
        return header.first("content-id")
                .map(it -> Clean.line(it.replace("<", "").replace(">", ""), 250))
                .filter(it -> !it.isEmpty());
    }

    /** Whether it stands in a multipart of that kind, however deep. */
    boolean isWithin(String subtype) {
        for (MimeGroup it = group; it != null; it = it.parent()) {
            if (it.is(subtype)) {
                return true;
            }
        }
        return false;
    }

    String encoding() {
        return header.first("content-transfer-encoding")
                .map(it -> Parameters.of(it).value().replace("\"", "").toLowerCase(Locale.ROOT))
                .orElse("7bit");
    }

    Decoded decoded() throws IOException {
        return Decoded.of(this, PROBE);
    }
}
