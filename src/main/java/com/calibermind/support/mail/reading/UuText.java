package com.calibermind.support.mail.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text in which files may stand, encoded as uuencode does (POSIX): from a line "begin 644 name" to a line "end". */
class UuText {

    /** A file in the text; its bytes are read before the text goes on. */
    record File(String name, InputStream bytes) {}

    /** A line of uuencode has at most 61 characters; what is longer comes in pieces. */
    private static final int LONGEST_LINE = 4096;

    private final InputStream text;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean atLineStart = true;
    private boolean pending;

    UuText(InputStream text) {
        this.text = new BufferedInputStream(text, 1 << 16);
    }

    /** Copies text up to the next file, or to the end. */
    Optional<File> next(OutputStream words) throws IOException {
        while (readPiece()) {
            boolean start = atLineStart;
            atLineStart = line[length - 1] == '\n';
            String name = start ? begun() : null;
            if (name == null) {
                words.write(line, 0, length);
            } else if (nextIsEncoded(words)) {
                return Optional.of(new File(name, new Lines()));
            }
        }
        return Optional.empty();
    }

    /** The name in a line "begin 644 name", or null. */
    private String begun() {
        if (length < 11 || line[0] != 'b' || !new String(line, 0, 6, StandardCharsets.US_ASCII).equals("begin ")) {
            return null;
        }
        String rest = HonestText.of(java.util.Arrays.copyOfRange(line, 6, length), null)
                .text()
                .strip();
        int blank = rest.indexOf(' ');
        boolean mode =
                blank >= 3 && blank <= 4 && rest.substring(0, blank).chars().allMatch(it -> it >= '0' && it <= '7');
        return mode ? rest.substring(blank + 1) : null;
    }

    private boolean nextIsEncoded(OutputStream words) throws IOException {
        byte[] begin = java.util.Arrays.copyOf(line, length);
        pending = readPiece();
        boolean encoded = pending && (isEncoded() || isEnd());
        if (!encoded) {
            words.write(begin);
        }
        return encoded;
    }

    /** The first character tells how many bytes the line holds; some programs drop or add a blank at its end. */
    private boolean isEncoded() {
        int count = count();
        int digits = (count + 2) / 3 * 4;
        int there = lengthWithoutEnd() - 1;
        return count >= 0 && count <= 45 && there <= digits + 2 && there >= Math.min(digits - 3, (count * 4 + 2) / 3);
    }

    private boolean isEnd() {
        return lengthWithoutEnd() == 3 && line[0] == 'e' && line[1] == 'n' && line[2] == 'd';
    }

    private int count() {
        return line[0] < ' ' || line[0] > '`' ? -1 : line[0] - ' ' & 0x3f;
    }

    private int lengthWithoutEnd() {
        int end = length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private boolean readPiece() throws IOException {
        if (pending) {
            pending = false;
            return true;
        }
        length = 0;
        int c = 0;
        while (length < LONGEST_LINE && c != '\n' && (c = text.read()) >= 0) {
            line[length++] = (byte) c;
        }
        return length > 0;
    }

    /** The decoded bytes of the lines up to "end", or up to the first that is not encoded. */
    private class Lines extends InputStream {

        private final byte[] decoded = new byte[48];
        private int next;
        private int count;
        private boolean ended;

        @Override
        public int read() throws IOException {
            while (next == count && !ended) {
                decodeLine();
            }
            return next < count ? decoded[next++] & 0xff : -1;
        }

        private void decodeLine() throws IOException {
            next = 0;
            count = 0;
            if (!readPiece()) {
                ended = true;
            } else if (isEnd() || !isEncoded()) {
                ended = true;
                atLineStart = true;
                pending = !isEnd();
            } else {
                decode();
            }
        }

        private void decode() {
            count = count();
            int end = lengthWithoutEnd();
            for (int group = 0; group * 3 < count; group++) {
                int bits = 0;
                for (int i = 1; i <= 4; i++) {
                    int at = group * 4 + i;
                    bits = bits << 6 | (at < end ? line[at] - ' ' & 0x3f : 0);
                }
                decoded[group * 3] = (byte) (bits >> 16);
                decoded[group * 3 + 1] = (byte) (bits >> 8);
                decoded[group * 3 + 2] = (byte) bits;
            }
        }
    }
}
