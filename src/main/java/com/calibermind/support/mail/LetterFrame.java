package com.calibermind.support.mail;

import com.calibermind.support.startup.StartRefused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML around the words of a letter. What is put into it is escaped, in one pass: a text that looks like a placeholder
 * or like markup stays a text.
 */
final class LetterFrame {

    static final String FILE = "frame.html";

    private static final Set<String> KNOWN = new TreeSet<>(Set.of("letter", "subject", "address"));

    private static final Set<String> FORBIDDEN =
            Set.of("script", "iframe", "object", "embed", "form", "base", "link", "svg", "noscript", "template");

    /** Whoever could put this into a letter may try to leave the place where it stands. */
    private static final String HOSTILE = "\"'><b x='y' title=a onclick=b>--></title></style></p>` = a";

    private final String html;

    private LetterFrame(String html) {
        this.html = html;
    }

    static LetterFrame checked(String html) {
        if (html == null) {
            throw refused(1, "it is missing");
        }
        Matcher found = LetterBook.PLACEHOLDER.matcher(html);
        while (found.find()) {
            if (!KNOWN.contains(found.group(1))) {
                throw refused(LetterFiles.lineAt(html, found.start()), found.group() + " means nothing here");
            }
        }
        if (!html.contains("{letter}")) {
            throw refused(LetterFiles.lineAt(html, html.length()), "{letter} is missing, the place for the words");
        }
        var frame = new LetterFrame(html);
        checkMarkup(html);
        checkPlaces(frame);
        return frame;
    }

    /** @param letter is HTML already, all else is text */
    String around(String letter, String subject, String address) {
        Map<String, String> values = Map.of(
                "letter", letter,
                "subject", HtmlUtils.htmlEscape(subject, "UTF-8"),
                "address", HtmlUtils.htmlEscape(address, "UTF-8"));
        return LetterBook.PLACEHOLDER
                .matcher(html)
                .replaceAll(it -> Matcher.quoteReplacement(values.getOrDefault(it.group(1), it.group())));
    }

    private static void checkMarkup(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(1).setTrackPosition(true);
        Document document = parser.parseInput(html, "");
        for (ParseError error : parser.getErrors()) {
            throw refused(
                    LetterFiles.lineAt(html, Math.min(error.getPosition(), html.length())),
                    "broken HTML: " + error.getErrorMessage());
        }
        boolean inStyle = document.select("style").stream()
                .anyMatch(it -> LetterBook.PLACEHOLDER.matcher(it.data()).find());
        if (inStyle) {
            throw refused(1, "a placeholder stands within <style>");
        }
        for (Element element : document.getAllElements()) {
            long line = element.sourceRange().isTracked()
                    ? element.sourceRange().start().lineNumber()
                    : 1;
            if (FORBIDDEN.contains(element.normalName())) {
                throw refused(line, "<" + element.normalName() + "> has no place in a mail");
            }
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("on")) {
                    throw refused(line, attribute.getKey() + " has no place in a mail");
                }
            }
        }
    }

    /** A placeholder may stand in a text or in a quoted attribute, where what is put in cannot become markup. */
    private static void checkPlaces(LetterFrame frame) {
        String hostile = HtmlUtils.htmlEscape(HOSTILE, "UTF-8");
        List<String> calm = skeleton(frame.around("<p>a</p>", "a", "a"));
        if (!skeleton(frame.around("<p>" + hostile + "</p>", HOSTILE, HOSTILE)).equals(calm)) {
            throw refused(1, "a placeholder stands where a customer's text could become markup");
        }
    }

    private static List<String> skeleton(String html) {
        return Parser.htmlParser().parseInput(html, "").getAllElements().stream()
                .map(it -> it.normalName()
                        + it.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .collect(Collectors.joining(" ", "[", "]")))
                .toList();
    }

    private static StartRefused refused(long line, String why) {
        return new StartRefused(
                "The letters' frame " + FILE + " cannot be used: line " + line + ": " + why + ".",
                LetterFiles.REMEDY + " Known in it are {" + String.join("}, {", KNOWN)
                        + "}; {letter} stands between tags, the others there or in quoted attributes.");
    }
}
