package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** A mail program says that a letter was opened, or deleted unread (RFC 8098). */
class IsReadReceipt implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean says = Header.values(mail, "Content-Type")
                .anyMatch(it -> it.startsWith("multipart/report") && it.contains("disposition-notification"));
        return Finding.when(says, Nature.ANSWER_BY_MACHINE, "it is a mail program's receipt for a letter");
    }
}
