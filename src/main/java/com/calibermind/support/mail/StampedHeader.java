package com.calibermind.support.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The header of a mail as its sender wrote it: only fields that no server on the way adds or changes, unfolded. However
 * long a field is, no more than its beginning is held.
 */
class StampedHeader {

    /** The sender's own fields, and those that say what kind of mail it is. */
    private static final Set<String> FIELDS = Set.of(
            "message-id",
            "date",
            "from",
            "reply-to",
            "to",
            "cc",
            "subject",
            "in-reply-to",
            "references",
            "list-id",
            "precedence",
            "auto-submitted",
            "content-type",
            "content-transfer-encoding");

    private static final Set<String> IDS = Set.of("message-id", "in-reply-to", "references");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ID = 1000;

    private final InputStream bytes;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final Map<String, String> ids = new HashMap<>();
    private boolean signed;
    private int next;

    StampedHeader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** Leaves the stream where the body begins. */
    void read() throws IOException {
        do {
            next = bytes.read();
        } while (next == '\r' || next == '\n' || next == 0xef || next == 0xbb || next == 0xbf);
        while (next >= 0 && next != '\r' && next != '\n') {
            field();
        }
        if (next == '\r') {
            bytes.mark(1);
            if (bytes.read() != '\n') {
                bytes.reset();
            }
        }
    }

    MessageDigest digest() {
        return digest;
    }

    /** Whether it has a Message-ID or a Date. */
    boolean isSigned() {
        return signed;
    }

    String thread() {
        return ids.getOrDefault("references", ids.getOrDefault("in-reply-to", ids.get("message-id")));
    }

    private void field() throws IOException {
        String name = name();
        if (next != ':') {
            return;
        }
        var beginning = new ByteArrayOutputStream();
        boolean counts = FIELDS.contains(name);
        if (counts) {
            digest.update((name + ":").getBytes(StandardCharsets.US_ASCII));
        }
        boolean empty = value(counts, beginning);
        if (counts) {
            digest.update((byte) '\n');
            signed |= !empty && (name.equals("message-id") || name.equals("date"));
            if (IDS.contains(name)) {
                id(beginning.toString(StandardCharsets.ISO_8859_1)).ifPresent(it -> ids.putIfAbsent(name, it));
            }
        }
    }

    /** Up to the colon, or to the end of a line that has none. */
    private String name() throws IOException {
        var name = new StringBuilder();
        for (; next >= 0 && next != ':' && next != '\n'; next = bytes.read()) {
            if (name.length() < LONGEST_NAME) {
                name.append((char) next);
            }
        }
        if (next == '\n') {
            next = bytes.read();
            return "";
        }
        return name.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Up to the beginning of the next field; white space of any length is one space. Tells whether it was empty. */
    private boolean value(boolean counts, ByteArrayOutputStream beginning) throws IOException {
        boolean empty = true;
        boolean space = false;
        boolean lineStart = false;
        for (next = bytes.read(); next >= 0; next = bytes.read()) {
            boolean blank = next == ' ' || next == '\t' || (next == '\r' && !lineStart);
            if (lineStart && !blank) {
                return empty;
            }
            lineStart = next == '\n';
            if (blank || lineStart) {
                space = !empty;
            } else if (counts) {
                put(space, beginning);
                space = false;
                empty = false;
            }
        }
        return empty;
    }

    private void put(boolean space, ByteArrayOutputStream beginning) {
        if (space) {
            digest.update((byte) ' ');
        }
        digest.update((byte) next);
        if (beginning.size() < LONGEST_ID) {
            beginning.write(next);
        }
    }

    private static java.util.Optional<String> id(String value) {
        int start = value.indexOf('<');
        int end = value.indexOf('>', start);
        String first = start >= 0 && end > start ? value.substring(start + 1, end) : value;
        return first.isBlank() ? java.util.Optional.empty() : java.util.Optional.of(first.strip());
    }
}
