package com.calibermind.support.mail.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.stream.Field;

/** The header of a mail or a part, as it came: bytes that may be in any charset. */
class MailHeader {

    private record RawField(String name, byte[] body) {}

    private final List<RawField> fields = new ArrayList<>();
    private long size;

    void add(Field field) {
        byte[] raw = field.getRaw().toByteArray();
        int colon = 0;
        while (colon < raw.length && raw[colon] != ':') {
            colon++;
        }
        byte[] body = java.util.Arrays.copyOfRange(raw, Math.min(colon + 1, raw.length), raw.length);
        fields.add(new RawField(field.getName().strip().toLowerCase(Locale.ROOT), body));
        size += raw.length;
    }

    int count() {
        return fields.size();
    }

    long size() {
        return size;
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(it -> it.name().equals(name))
                .map(it -> text(it.body(), Charsets.WESTERN))
                .toList();
    }

    ContentType contentType(ContentType otherwise) {
        return first("content-type").map(ContentType::of).orElse(otherwise);
    }

    /** Headers are in ASCII. Those that are not are in UTF-8, or in the charset of the mail's text. */
    MailHeaders decoded() {
        Charset otherwise = contentType(ContentType.PLAIN)
                .parameter("charset")
                .flatMap(Charsets::named)
                .filter(it -> it.canEncode() && !it.equals(StandardCharsets.US_ASCII))
                .filter(it -> !it.name().startsWith("UTF"))
                .orElse(Charsets.WESTERN);
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (RawField field : fields) {
            byName.computeIfAbsent(Clean.line(field.name()), it -> new ArrayList<>())
                    .add(text(field.body(), otherwise));
        }
        return new MailHeaders(byName);
    }

    private static String text(byte[] body, Charset otherwise) {
        return unfolded(HonestText.of(body, null, otherwise).text()).strip();
    }

    private static String unfolded(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c >= ' ' && c != 0x7f) {
                line.append(c);
            }
        }
        return line.toString();
    }
}
