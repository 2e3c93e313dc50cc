package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** {@code Auto-Submitted} with anything but "no" (RFC 3834, section 5). */
class SaysAutoSubmitted implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        return Header.keywords(mail, "Auto-Submitted")
                .filter(it -> !it.isEmpty() && !it.equals("no"))
                .findFirst()
                .map(it -> new Finding(
                        it.equals("auto-replied") ? Nature.ANSWER_BY_MACHINE : Nature.SENT_BY_MACHINE,
                        it.equals("auto-replied")
                                ? "it says that a machine replies (Auto-Submitted: auto-replied)"
                                : "it says that a machine sent it (Auto-Submitted)"));
    }
}
