package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells mail that machines send; such mail is never answered (RFC 3834, section 2; P12). */
final class AutomaticMail {

    private record Rule(String reason, Check check) {}

    private interface Check {
        boolean applies(MimeMessage message) throws MessagingException;
    }

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

    private static final List<Rule> RULES = List.of(
            new Rule("it says Auto-Submitted", it -> {
                String value = it.getHeader("Auto-Submitted", ",");
                return value != null && !value.strip().toLowerCase(Locale.ROOT).startsWith("no");
            }),
            new Rule("its Precedence is bulk, list or junk", it -> {
                String value = it.getHeader("Precedence", ",");
                return value != null && BULK.contains(value.strip().toLowerCase(Locale.ROOT));
            }),
            new Rule("it comes from a mailing list", it -> it.getHeader("List-Id") != null),
            new Rule("its return path is empty, as in a bounce", it -> {
                String value = it.getHeader("Return-Path", ",");
                return value != null && value.strip().equals("<>");
            }),
            new Rule("it is a delivery report", it -> it.isMimeType("multipart/report")));

    private AutomaticMail() {}

    static Optional<String> reason(MimeMessage message) throws MessagingException {
        for (Rule rule : RULES) {
            if (rule.check.applies(message)) {
                return Optional.of(rule.reason);
            }
        }
        return Optional.empty();
    }
}
