package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.List;
import java.util.Optional;

/** List headers (RFC 2369, RFC 2919), and what list software wrote before there were any. */
class IsFromMailingList implements MailRule {

    private static final List<String> NAMES = List.of(
            "List-Id",
            "List-Post",
            "List-Unsubscribe",
            "List-Subscribe",
            "List-Help",
            "List-Owner",
            "List-Archive",
            "Mailing-List",
            "X-Mailing-List",
            "X-BeenThere");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        return NAMES.stream()
                .filter(it -> Header.has(mail, it))
                .findFirst()
                .map(it -> new Finding(Nature.SENT_BY_MACHINE, "it comes from a mailing list (" + it + ")"));
    }
}
