package com.calibermind.support.mail.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Bytes as text, in the charset that they are in rather than the one that they claim.
 *
 * @param remark what was wrong with the claim, or null
 */
record HonestText(String text, String remark) {

    private static final byte[] ESCAPE_TO_JAPANESE = {0x1b, '$'};

    /** @param claimed name of a charset, or null */
    static HonestText of(byte[] bytes, String claimed) {
        return of(bytes, claimed, Charsets.WESTERN);
    }

    /** @param otherwise what bytes are that claim nothing and are no UTF-8 */
    static HonestText of(byte[] bytes, String claimed, Charset otherwise) {
        Optional<Charset> marked = byteOrderMark(bytes);
        if (marked.isPresent()) {
            return plain(withoutMark(new String(bytes, marked.get())));
        }
        if (claimed == null || claimed.isBlank()) {
            return plain(guessed(bytes, otherwise));
        }
        if (Charsets.isUtf7(claimed)) {
            return plain(Utf7.decode(bytes));
        }
        return Charsets.named(claimed)
                .map(it -> claimed(bytes, it, otherwise))
                .orElseGet(() -> new HonestText(
                        guessed(bytes, otherwise),
                        "The charset \"" + Clean.line(claimed, 40) + "\" is not known; the text is read as "
                                + (utf8(bytes).isPresent() ? "UTF-8." : otherwise.name() + ".")));
    }

    /** Vietnamese accents are characters of their own in windows-1258, unlike what people type to search for them. */
    private static HonestText claimed(byte[] bytes, Charset charset, Charset otherwise) {
        Optional<String> utf8 = utf8(bytes);
        boolean ascii = utf8.isPresent() && utf8.get().length() == bytes.length;
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII) && !ascii) {
            return utf8.map(it -> charset.equals(StandardCharsets.UTF_8) ? plain(it) : new HonestText(it, lie("UTF-8")))
                    .orElseGet(() -> broken(bytes, otherwise));
        }
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        if (utf8.isPresent() && (ascii ? wide && !hasNul(bytes) : wide || Charsets.isOfOneByte(charset))) {
            return new HonestText(utf8.get(), lie("UTF-8"));
        }
        String text = new String(bytes, charset);
        return plain(charset.name().equals("windows-1258") ? Normalizer.normalize(text, Normalizer.Form.NFC) : text);
    }

    /** Says UTF-8 but is not: mostly it is, with a slip or two, or not at all. */
    private static HonestText broken(byte[] bytes, Charset otherwise) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        long wrong = lenient.chars().filter(it -> it == '\ufffd').count();
        long right = lenient.chars().filter(it -> it > 0x7f && it != '\ufffd').count();
        return right > wrong
                ? new HonestText(lenient, "Some characters of the text cannot be read.")
                : new HonestText(new String(bytes, otherwise), lie(otherwise.name()));
    }

    private static String lie(String charset) {
        return "The text is not in the charset that it claims; it is read as " + charset + ".";
    }

    private static String guessed(byte[] bytes, Charset otherwise) {
        return utf8(bytes)
                .map(it -> holdsJapanese(bytes) ? new String(bytes, Charset.forName("x-windows-iso2022jp")) : it)
                .orElseGet(() -> new String(bytes, otherwise));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, wholeCharacters(bytes)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Text that was cut may end within a character. */
    private static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xff;
            if (b >= 0xc0) {
                int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return bytes.length >= 1000 && needed > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    private static boolean holdsJapanese(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == ESCAPE_TO_JAPANESE[0] && bytes[i + 1] == ESCAPE_TO_JAPANESE[1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (mark == 0xfeff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (mark == 0xfffe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return mark == 0xefbb && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf
                ? Optional.of(StandardCharsets.UTF_8)
                : Optional.empty();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static HonestText plain(String text) {
        return new HonestText(text, null);
    }
}
