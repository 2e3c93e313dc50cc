package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;
import java.util.Set;

/** {@code Precedence}: in no standard, but in wide use (RFC 3834, section 3.1.8). */
class HasBulkPrecedence implements MailRule {

    private static final Set<String> TO_MANY = Set.of("bulk", "list", "junk");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        return Header.keywords(mail, "Precedence")
                .filter(it -> TO_MANY.contains(it) || it.equals("auto_reply"))
                .findFirst()
                .map(it -> new Finding(
                        TO_MANY.contains(it) ? Nature.SENT_BY_MACHINE : Nature.ANSWER_BY_MACHINE,
                        "its Precedence is " + it));
    }
}
