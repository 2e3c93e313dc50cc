package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells mail that machines send; such mail is never answered (RFC 3834, section 2; P12). */
public final class AutomaticMail {

    private record Rule(String reason, Predicate<ParsedMail> applies) {}

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "it says Auto-Submitted",
                    it -> value(it, "Auto-Submitted")
                            .filter(v -> !v.startsWith("no"))
                            .isPresent()),
            new Rule(
                    "its Precedence is bulk, list or junk",
                    it -> value(it, "Precedence").filter(BULK::contains).isPresent()),
            new Rule("it comes from a mailing list", it -> value(it, "List-Id").isPresent()),
            new Rule(
                    "its return path is empty, as in a bounce",
                    it -> value(it, "Return-Path").filter("<>"::equals).isPresent()),
            new Rule(
                    "it is a delivery report",
                    it -> value(it, "Content-Type")
                            .filter(v -> v.startsWith("multipart/report"))
                            .isPresent()));

    private AutomaticMail() {}

    public static Optional<String> reason(ParsedMail mail) {
        return RULES.stream()
                .filter(it -> it.applies.test(mail))
                .map(Rule::reason)
                .findFirst();
    }

    private static Optional<String> value(ParsedMail mail, String header) {
        return mail.headers().first(header).map(it -> it.strip().toLowerCase(Locale.ROOT));
    }
}
