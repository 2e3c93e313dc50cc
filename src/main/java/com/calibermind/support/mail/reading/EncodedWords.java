package com.calibermind.support.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Text of a header with encoded words (RFC 2047). Neighbours in one charset are decoded together, because many programs
 * cut between the bytes of a character. What it decodes to is text, never an address or a header.
 */
final class EncodedWords {

    /** The standard says 75; careless programs put a whole subject into one. */
    private static final int LONGEST = 2000;

    private record Word(String charset, byte[] bytes, int end) {}

    private EncodedWords() {}

    static String decode(String header) {
        int next = header.indexOf("=?");
        if (next < 0) {
            return header;
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        while (next >= 0) {
            Word word = word(header, next);
            if (word != null) {
                text.append(header, done, next);
                done = run(header, word, text);
                next = header.indexOf("=?", done);
            } else {
                next = header.indexOf("=?", next + 2);
            }
        }
        return text.append(header, done, header.length()).toString();
    }

    /** Where the encoded word ends that begins there, or -1 if none does. */
    static int end(String header, int start) {
        Word word = header.startsWith("=?", start) ? word(header, start) : null;
        return word == null ? -1 : word.end();
    }

    /** Decodes a word and its neighbours; returns where they end. */
    private static int run(String header, Word first, StringBuilder text) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        Word last = first;
        for (Word word = neighbour(header, last.end()); word != null; word = neighbour(header, last.end())) {
            if (!word.charset().equals(last.charset())) {
                text.append(HonestText.of(bytes.toByteArray(), last.charset()).text());
                bytes.reset();
            }
            bytes.writeBytes(word.bytes());
            last = word;
        }
        text.append(HonestText.of(bytes.toByteArray(), last.charset()).text());
        return last.end();
    }

    private static Word neighbour(String header, int from) {
        int start = from;
        while (start < header.length() && Character.isWhitespace(header.charAt(start))) {
            start++;
        }
        return header.startsWith("=?", start) ? word(header, start) : null;
    }

    private static Word word(String header, int start) {
        int encoding = header.indexOf('?', start + 2);
        if (encoding < 0 || encoding - start > 60 || encoding + 2 >= header.length() || encoding == start + 2) {
            return null;
        }
        if (header.charAt(encoding + 2) != '?') {
            return null;
        }
        int end = closing(header, encoding + 3);
        if (end < 0) {
            return null;
        }
        String charset = header.substring(start + 2, encoding).toLowerCase(Locale.ROOT);
        String text = header.substring(encoding + 3, end);
        char how = Character.toUpperCase(header.charAt(encoding + 1));
        if (charset.indexOf(' ') >= 0 || how != 'B' && how != 'Q') {
            return null;
        }
        return new Word(charset, how == 'B' ? base64(text) : quoted(text), end + 2);
    }

    private static int closing(String header, int from) {
        int last = Math.min(header.length() - 1, from + LONGEST);
        for (int i = from; i < last; i++) {
            if (header.charAt(i) == '?' && header.charAt(i + 1) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] base64(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '/') {
                digits.append(c);
            }
        }
        if (digits.length() % 4 == 1) {
            digits.setLength(digits.length() - 1);
        }
        return Base64.getDecoder().decode(digits.toString());
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '=' && i + 2 < text.length() ? Parameters.hex(text, i + 1) : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
