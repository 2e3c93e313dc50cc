package com.calibermind.support.mail.reading;

import java.util.Locale;
import java.util.Optional;

/**
 * What a part claims to be (RFC 2045, section 5).
 *
 * @param name as in text/plain, in lower case
 */
record ContentType(String name, Parameters parameters) {

    static final ContentType PLAIN = of("text/plain");

    /** What makes no sense is plain text, as nothing at all would be. */
    static ContentType of(String field) {
        Parameters parameters = Parameters.of(field);
        String name = parameters.value().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        return slash > 0 && slash < name.length() - 1
                ? new ContentType(name, parameters)
                : new ContentType("text/plain", parameters);
    }

    boolean isText() {
        return name.startsWith("text/");
    }

    boolean isHtml() {
        return name.equals("text/html");
    }

    boolean is(String... names) {
        for (String it : names) {
            if (name.equals(it)) {
                return true;
            }
        }
        return false;
    }

    Optional<String> parameter(String key) {
        return parameters.get(key);
    }
}
