package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;
import java.util.Set;

/** An address that nobody reads; what is sent from it may still be a report that matters. */
class IsFromNoReplyAddress implements MailRule {

    private static final Set<String> NAMES =
            Set.of("noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        String name = mail.from() == null ? "" : mail.from().split("[@+]", 2)[0];
        return Finding.when(
                NAMES.contains(name),
                Nature.NOT_TO_BE_ANSWERED,
                "nobody reads what is sent to its sender (" + name + ")");
    }
}
