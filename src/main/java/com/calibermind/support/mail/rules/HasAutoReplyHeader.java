package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.List;
import java.util.Optional;

/** What responders older than RFC 3834, or careless of it, put into the header. */
class HasAutoReplyHeader implements MailRule {

    private static final List<String> NAMES = List.of(
            "X-Autoreply",
            "X-Auto-Reply",
            "X-Autoreply-From",
            "X-Mail-Autoreply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-Auto-Responder",
            "X-MS-Exchange-Inbox-Rules-Loop",
            "X-FC-MachineGenerated");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean messageClass = Header.values(mail, "X-POST-MessageClass").anyMatch(it -> it.contains("autoresponder"));
        Optional<String> name = NAMES.stream()
                .filter(it -> Header.values(mail, it).anyMatch(value -> !value.isEmpty() && !value.equals("no")))
                .findFirst()
                .or(() -> messageClass ? Optional.of("X-POST-MessageClass") : Optional.empty());
        return name.map(it -> new Finding(Nature.ANSWER_BY_MACHINE, "a responder has marked it (" + it + ")"));
    }
}
