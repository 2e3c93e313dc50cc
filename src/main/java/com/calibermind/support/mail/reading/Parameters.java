package com.calibermind.support.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A header field of a value with parameters (RFC 2045, section 5.1), also with parameters in pieces and in charsets (RFC
 * 2231), and as careless programs write it: unquoted blanks, encoded words, quotes that never close.
 *
 * @param value what stands before the first semicolon
 */
record Parameters(String value, Map<String, String> all) {

    private static final int MOST = 200;

    static Parameters of(String field) {
        List<String> pieces = pieces(field);
        Map<String, String> raw = new LinkedHashMap<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0 && raw.size() < MOST) {
                raw.putIfAbsent(
                        piece.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        piece.substring(equals + 1).strip());
            }
        }
        return new Parameters(withoutComment(pieces.get(0)), joined(raw));
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(all.get(key)).filter(it -> !it.isBlank());
    }

    private static String withoutComment(String value) {
        int comment = value.indexOf('(');
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }

    /** Splits at semicolons that are not within quotes. */
    private static List<String> pieces(String field) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int lastQuote = field.lastIndexOf('"');
        int start = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (quoted && isEscape(field, i)) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && (!quoted || i > lastQuote)) {
                pieces.add(field.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(field.substring(start));
        return pieces;
    }

    private static Map<String, String> joined(Map<String, String> raw) {
        Map<String, String> joined = new LinkedHashMap<>();
        Map<String, Map<Integer, Piece>> inPieces = new LinkedHashMap<>();
        raw.forEach((name, text) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                joined.putIfAbsent(name, EncodedWords.decode(unquoted(text)));
            } else {
                inPieces.computeIfAbsent(name.substring(0, star), it -> new TreeMap<>())
                        .put(number(name, star), new Piece(unquoted(text), name.endsWith("*")));
            }
        });
        inPieces.forEach((name, pieces) -> joined.put(name, decoded(new ArrayList<>(pieces.values()))));
        return joined;
    }

    private record Piece(String text, boolean percent) {}

    private static int number(String name, int star) {
        String digits = name.substring(star + 1).replace("*", "");
        return digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(Character::isDigit)
                ? 0
                : Integer.parseInt(digits);
    }

    private static String decoded(List<Piece> pieces) {
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        for (int i = 0; i < pieces.size(); i++) {
            String text = pieces.get(i).text();
            if (i == 0 && pieces.get(i).percent() && text.indexOf('\'') >= 0) {
                charset = text.substring(0, text.indexOf('\''));
                text = text.substring(text.indexOf('\'', text.indexOf('\'') + 1) + 1);
            }
            bytes.writeBytes(pieces.get(i).percent() ? percentDecoded(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        return HonestText.of(bytes.toByteArray(), charset).text();
    }

    private static byte[] percentDecoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The number of the two hexadecimal digits there, or -1. */
    static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Some programs write whole Windows paths between quotes: a backslash before anything else is one. */
    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
            if (isEscape(text, i)) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
