package com.calibermind.support.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * UTF-7 (RFC 2152), which no program should write any more. It is kept out of the JVM's charsets: where HTML is read, it
 * is a known way to smuggle markup.
 */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '+') {
                text.append((char) (bytes[i] & 0xff));
            } else {
                int end = i + 1;
                while (end < bytes.length && isBase64(bytes[end])) {
                    end++;
                }
                text.append(end == i + 1 ? "+" : shifted(bytes, i + 1, end));
                i = end < bytes.length && bytes[end] == '-' ? end : end - 1;
            }
        }
        return text.toString();
    }

    private static String shifted(byte[] bytes, int from, int to) {
        int length = (to - from) % 4 == 1 ? to - from - 1 : to - from;
        byte[] utf16 = Base64.getDecoder().decode(new String(bytes, from, length, StandardCharsets.US_ASCII));
        return new String(utf16, 0, utf16.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/';
    }
}
