package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads what the desk's own mail server found out about a sender (Authentication-Results, RFC 8601). What anybody else
 * wrote under that header is passed over.
 */
@Component
class SenderCheck {

    /** One method, its result, and what it is about: {@code dkim=pass header.d=acme.example}. */
    private record Result(String method, String outcome, String rest) {

        boolean passed() {
            return outcome.equals("pass");
        }

        /** Whether it passed for the domain in From, or one above it. */
        boolean passedFor(String domain) {
            Matcher about = DOMAIN.matcher(rest);
            return passed() && about.find() && ("." + domain).endsWith("." + about.group(1));
        }
    }

    private static final Pattern RESULT = Pattern.compile("^\\s*(dmarc|dkim|spf)\\s*=\\s*([a-z]+)(.*)$");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:^|\\s)(?:header\\.d|smtp\\.mailfrom)\\s*=\\s*(?:[^\\s@=]*@)?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?=\\s|$)");

    private final String authservId;

    SenderCheck(SortingProperties properties) {
        this.authservId = properties.authservId().strip().toLowerCase(Locale.ROOT);
    }

    /** Why it is not sure that the sender sent it, in words; empty if it is, or if senders are not verified here. */
    Optional<String> doubt(ParsedMail mail) {
        if (authservId.isEmpty()) {
            return Optional.empty();
        }
        List<Result> results = mail.headers().all("Authentication-Results").stream()
                .map(it -> plain(it.toLowerCase(Locale.ROOT)))
                .filter(this::isOurs)
                .flatMap(it -> Arrays.stream(it.split(";")).skip(1))
                .flatMap(it -> result(it).stream())
                .toList();
        return isVerified(results, domainOf(mail.from())) ? Optional.empty() : Optional.of(doubt(results));
    }

    /**
     * Without comments, and with a "q" for whatever stands in quotes: senders choose what is quoted there (their envelope
     * address), and must not be able to write a result. What is not closed hides all that follows.
     */
    private static String plain(String header) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        int comments = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
                plain.append(quoted ? "q" : "");
            } else if (!quoted && c == '(') {
                comments++;
                plain.append(' ');
            } else if (!quoted && c == ')' && comments > 0) {
                comments--;
            } else if (!quoted && comments == 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private boolean isOurs(String header) {
        return header.split("[;\\s]", 2)[0].equals(authservId);
    }

    private static Optional<Result> result(String text) {
        Matcher matcher = RESULT.matcher(text);
        return matcher.find()
                ? Optional.of(new Result(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** DMARC decides if it was asked: its first result, which the server nearest to us wrote. Else DKIM or SPF, for From. */
    private static boolean isVerified(List<Result> results, String domain) {
        return results.stream()
                .filter(it -> it.method().equals("dmarc") && !it.outcome().equals("none"))
                .findFirst()
                .map(Result::passed)
                .orElseGet(() -> results.stream().anyMatch(it -> it.passedFor(domain)));
    }

    private static String doubt(List<Result> results) {
        String found = results.stream()
                .map(it -> it.method() + " " + it.outcome())
                .distinct()
                .reduce((a, b) -> a + ", " + b)
                .orElse("the mail server has not checked it");
        return "Sender not verified (" + found + "): somebody else may have written under this address.";
    }

    private static String domainOf(String address) {
        return address == null ? "" : address.substring(address.indexOf('@') + 1);
    }
}
