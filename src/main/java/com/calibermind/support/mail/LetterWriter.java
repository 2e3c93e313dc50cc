package com.calibermind.support.mail;

import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts letters into words: those of the {@link LetterBook}, filled in once, so that no customer's text is ever a template. */
@Component
class LetterWriter {

    /** A subject is one line, and nothing in it turns the reading direction of what stands behind it. */
    private static final Pattern NOT_IN_A_SUBJECT =
            Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\s]+");

    private static final Pattern NOT_IN_A_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private static final int MAX_SUBJECT = 200;

    private final LetterBook book;
    private final ResponseTargets targets;
    private final SupportProperties desk;
    private final PortalAddress portal;
    private final MailProperties properties;

    LetterWriter(
            LetterBook book,
            ResponseTargets targets,
            SupportProperties desk,
            PortalAddress portal,
            MailProperties properties) {
        this.book = book;
        this.targets = targets;
        this.desk = desk;
        this.portal = portal;
        this.properties = properties;
    }

    /** The reference first, so that it survives whatever mail programs cut off (P13). */
    String subject(Letter letter) {
        String own =
                cut(NOT_IN_A_SUBJECT.matcher(letter.subject()).replaceAll(" ").strip());
        return letter.reference() == null || own.contains(letter.reference())
                ? own
                : "[" + letter.reference() + "] " + own;
    }

    String body(Letter letter) {
        return LetterBook.PLACEHOLDER
                .matcher(book.words(letter.kind()))
                .replaceAll(it -> Matcher.quoteReplacement(clean(fact(it.group(1), letter))));
    }

    /** The same words as HTML. */
    String html(OutgoingMail mail) {
        return book.frame().around(LetterHtml.of(mail.body), mail.subject, properties.address());
    }

    private String fact(String name, Letter letter) {
        return switch (name) {
            case "name" -> letter.name() == null ? "customer" : oneLine(letter.name());
            case "reference" -> letter.reference();
            case "subject" -> oneLine(letter.subject());
            case "text" -> letter.text();
            case "severity" ->
                letter.severity() == null ? "" : letter.severity().label();
            case "target" -> letter.target() == null ? "" : TimeWords.of(letter.target());
            case "due" -> letter.due() == null ? "" : TimeWords.at(letter.due(), desk.timeZone());
            case "targets" -> allTargets();
            case "caseLink" -> portal.ofCase(letter.reference());
            case "statusLink" -> portal.of("/support/status");
            case "unsubscribeLink" -> letter.unsubscribeUrl();
            case "address" -> properties.address();
            default -> throw new IllegalArgumentException("{" + name + "} was not refused at start");
        };
    }

    private static String clean(String fact) {
        return fact == null
                ? ""
                : NOT_IN_A_TEXT
                        .matcher(fact.replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll("");
    }

    private static String oneLine(String text) {
        return NOT_IN_A_SUBJECT.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String subject) {
        return subject.codePointCount(0, subject.length()) <= MAX_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, MAX_SUBJECT)) + "…";
    }

    private String allTargets() {
        return Arrays.stream(Severity.values())
                .map(it -> "- %s: less than %s"
                        .formatted(it.label(), TimeWords.of(targets.of(it).target())))
                .collect(Collectors.joining("\n"));
    }
}
