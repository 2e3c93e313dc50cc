package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** Looks at one thing about a mail, and changes nothing. */
interface MailRule {

    /** Empty if it does not apply. */
    Optional<Finding> examine(ParsedMail mail);
}
