package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Optional;

/** A bounce, or the news of a delay (RFC 3464), also in the ways of older servers. */
class IsDeliveryReport implements MailRule {

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        boolean says = Header.values(mail, "Content-Type")
                .anyMatch(it -> it.startsWith("multipart/report") && it.contains("delivery-status"));
        return Finding.when(
                mail.report() != null || says,
                Nature.DELIVERY_REPORT,
                "it is a mail server's report on the delivery of a letter");
    }
}
