package com.calibermind.support.mail;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A letter's text as HTML: the same words, escaped; blank lines part paragraphs, lines that begin with a dash are a list. */
final class LetterHtml {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n(?:[ \\t]*\\n)+");
    private static final Pattern ITEM = Pattern.compile("[ \\t]*[-•][ \\t]+");
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

    private LetterHtml() {}

    static String of(String text) {
        String clean = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        return BLANK_LINES.splitAsStream(clean).map(LetterHtml::block).collect(Collectors.joining("\n"));
    }

    private static String block(String block) {
        var html = new StringBuilder();
        var lines = new StringBuilder();
        boolean list = false;
        for (String line : block.split("\n")) {
            boolean item = ITEM.matcher(line).lookingAt();
            if (item != list) {
                html.append(closed(lines, list));
                lines.setLength(0);
                list = item;
            }
            lines.append(lines.isEmpty() ? "" : "\n").append(line);
        }
        return html.append(closed(lines, list)).toString();
    }

    private static String closed(StringBuilder lines, boolean list) {
        if (lines.isEmpty()) {
            return "";
        }
        return list ? items(lines.toString()) : "<p dir=\"auto\">" + broken(lines.toString()) + "</p>";
    }

    private static String items(String lines) {
        return Arrays.stream(lines.split("\n"))
                .map(it -> "<li dir=\"auto\">" + escaped(ITEM.matcher(it).replaceFirst("")) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String broken(String lines) {
        String kept = INDENT.matcher(lines)
                .replaceAll(
                        it -> "\u00a0".repeat(it.group().replace("\t", "    ").length()));
        return escaped(kept).replace("\n", "<br>\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
