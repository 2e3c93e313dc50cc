package com.calibermind.support.mail.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charsets by the names that mail gives them. Many names mean a larger charset than they say, as in browsers (WHATWG
 * Encoding Standard, section 4.2).
 */
final class Charsets {

    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("us_ascii", "us-ascii"),
            Map.entry("7bit", "us-ascii"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"));

    private Charsets() {}

    static Optional<Charset> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        int language = plain.indexOf('*');
        plain = language < 0 ? plain : plain.substring(0, language);
        plain = plain.startsWith("cp-") ? "cp" + plain.substring(3) : plain;
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(plain, plain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isUtf7(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.equals("utf-7") || plain.equals("unicode-1-1-utf-7") || plain.equals("utf7");
    }

    /** One byte is one character there: what is good UTF-8 with characters of several bytes is hardly ever anything else. */
    static boolean isOfOneByte(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII)
                || charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }
}
