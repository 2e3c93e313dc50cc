package com.calibermind.support.cases;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Words in what a customer wrote that mean more than a report; the lists are {@link SupportProperties.Words}. */
@Component
class SignalWords {

    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*>.*$");

    /** Below this line some mail programs put the whole mail that is answered, without marking its lines. */
    private static final Pattern QUOTE_BELOW =
            Pattern.compile("(?mi)^[ \\t]*(-{3,} ?original message ?-{3,}|_{10,}|From: .+\\R(Sent|Date): .+)[ \\t]*$");

    private final Optional<Pattern> security;
    private final Optional<Pattern> escalation;

    SignalWords(SupportProperties properties) {
        this.security = anyOf(properties.words().security());
        this.escalation = anyOf(properties.words().escalation());
    }

    /** The first word that sounds like a security incident in a new report, where even what is forwarded counts (P31). */
    Optional<String> securityAnywhere(String text) {
        return security.map(it -> it.matcher(text)).filter(Matcher::find).map(Matcher::group);
    }

    /** The same in a reply, without what it quotes (P34). */
    Optional<String> security(String text) {
        return first(security, text);
    }

    /** The first word that sounds like a wish for escalation (P28). */
    Optional<String> escalation(String text) {
        return first(escalation, text);
    }

    private static Optional<String> first(Optional<Pattern> words, String text) {
        return words.map(it -> it.matcher(own(text))).filter(Matcher::find).map(Matcher::group);
    }

    private static String own(String text) {
        Matcher quote = QUOTE_BELOW.matcher(text);
        String unquoted = quote.find() ? text.substring(0, quote.start()) : text;
        return QUOTED_LINE.matcher(unquoted).replaceAll("");
    }

    private static Optional<Pattern> anyOf(List<String> words) {
        String alternatives = words.stream()
                .filter(it -> !it.isBlank())
                .map(it -> Pattern.compile("\\s+")
                        .splitAsStream(it.strip())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining("|"));
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
