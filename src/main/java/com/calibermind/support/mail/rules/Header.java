package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Locale;
import java.util.stream.Stream;

/** Header fields as rules compare them: lower case, without parameters or comments. */
final class Header {

    private Header() {}

    /** Of every field of that name. */
    static Stream<String> values(ParsedMail mail, String name) {
        return mail.headers().all(name).stream().map(it -> it.strip().toLowerCase(Locale.ROOT));
    }

    /** The first word of each. */
    static Stream<String> keywords(ParsedMail mail, String name) {
        return values(mail, name).map(it -> it.split("[;,(\\s]", 2)[0]);
    }

    static boolean has(ParsedMail mail, String name) {
        return values(mail, name).anyMatch(it -> !it.isEmpty());
    }
}
