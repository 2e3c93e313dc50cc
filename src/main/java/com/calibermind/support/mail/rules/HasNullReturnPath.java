package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** No address to return it to (RFC 5321, section 4.5.5): what comes so must not be answered by a machine. */
class HasNullReturnPath implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean empty = Header.values(mail, "Return-Path")
                .findFirst()
                .filter(it -> it.replace(" ", "").equals("<>"))
                .isPresent();
        return Finding.when(empty, Nature.SENT_BY_MACHINE, "its return path is empty, as in a bounce");
    }
}
