package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Arrays;
import java.util.Optional;

/** {@code X-Auto-Response-Suppress} says what its sender does not want, not what the mail is. */
class AsksForNoAutomaticAnswer implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean asks = Header.values(mail, "X-Auto-Response-Suppress")
                .flatMap(it -> Arrays.stream(it.split("[,;\\s]+")))
                .anyMatch(it -> it.equals("all") || it.equals("autoreply"));
        return Finding.when(
                asks, Nature.NOT_TO_BE_ANSWERED, "it asks for no automatic answer (X-Auto-Response-Suppress)");
    }
}
