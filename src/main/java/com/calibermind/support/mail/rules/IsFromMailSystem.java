package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;
import java.util.Set;

/** Names under which mail servers write, and nobody else. */
class IsFromMailSystem implements MailRule {

    private static final Set<String> NAMES = Set.of("mailer-daemon", "mail-daemon", "maildaemon", "bounce", "bounces");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        String name = mail.from() == null ? "" : mail.from().split("@", 2)[0];
        return Finding.when(NAMES.contains(name), Nature.SENT_BY_MACHINE, "a mail server sent it (" + name + ")");
    }
}
