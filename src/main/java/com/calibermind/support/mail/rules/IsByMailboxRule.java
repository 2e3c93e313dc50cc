package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** What Exchange writes into absence notes in every language; it calls them auto-generated, and says so in Auto-Submitted. */
class IsByMailboxRule implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean says = Header.values(mail, "X-MS-Exchange-Generated-Message-Source")
                .anyMatch(it -> it.startsWith("mailbox rules agent"));
        return Finding.when(says, Nature.ANSWER_BY_MACHINE, "a rule of its sender's mailbox has sent it (Exchange)");
    }
}
