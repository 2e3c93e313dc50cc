package com.calibermind.support.mail;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The body of a mail; how a server ends lines, and blank lines that it adds at the end, make no other mail of it. */
class StampedBody {

    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private long lineEnds;

    StampedBody(MessageDigest digest) {
        this.digest = digest;
    }

    void read(InputStream bytes) throws IOException {
        digest.update((byte) 0);
        byte[] piece = new byte[1 << 16];
        for (int count = bytes.read(piece); count >= 0; count = bytes.read(piece)) {
            for (int i = 0; i < count; i++) {
                take(piece[i]);
            }
        }
        digest.update(buffer, 0, filled);
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(byte b) {
        if (b == '\n') {
            lineEnds++;
        } else if (b != '\r') {
            for (; lineEnds > 0; lineEnds--) {
                put((byte) '\n');
            }
            put(b);
        }
    }

    private void put(byte b) {
        if (filled == buffer.length) {
            digest.update(buffer);
            filled = 0;
        }
        buffer[filled++] = b;
    }
}
