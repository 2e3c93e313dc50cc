package com.calibermind.support.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a mail, unfolded, in their order.
 *
 * @param fields by name in lower case
 */
public record MailHeaders(Map<String, List<String>> fields) {

    public static final MailHeaders NONE = new MailHeaders(Map.of());

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
