package com.calibermind.support.mail.reading;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What a person sees of HTML, as text: quotes marked as in plain mail, links with their address, nothing that is hidden. */
class HtmlText implements NodeFilter {

    private static final Set<String> UNSEEN = Set.of(
            "head", "style", "script", "template", "title", "noscript", "object", "iframe", "select", "svg", "math");

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "pre",
            "section",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "ul",
            "caption");

    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");

    private record Link(String address, int start) {}

    private final TextLines lines = new TextLines();
    private final Set<Element> layout = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Link> links = new ArrayDeque<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int preformatted;
    private int cells;
    private boolean hidden;

    static HtmlText of(String html) {
        Document page = Jsoup.parse(html);
        var text = new HtmlText();
        text.findLayout(page);
        page.body().filter(text);
        return text;
    }

    String text() {
        return lines.toString();
    }

    boolean holdsHidden() {
        return hidden;
    }

    /** A table that holds tables arranges; one that does not has rows and columns that mean something. */
    private void findLayout(Document page) {
        for (Element table : page.getElementsByTag("table")) {
            Element outer = table.parent() == null ? null : table.parent().closest("table");
            if (outer != null) {
                layout.add(outer);
            }
            if (table.attr("role").equals("presentation")) {
                layout.add(table);
            }
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            words(text);
        } else if (node instanceof Element element) {
            if (UNSEEN.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (isHidden(element)) {
                hidden |= element.hasText();
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private void words(TextNode text) {
        if (preformatted > 0) {
            lines.verbatim(text.getWholeText());
        } else {
            lines.words(text.getWholeText());
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        breaks(name);
        switch (name) {
            case "br" -> lines.lineBreak();
            case "blockquote" -> lines.quote(1);
            case "pre" -> preformatted++;
            case "ul" -> numbers.push(Integer.MIN_VALUE);
            case "ol" -> numbers.push(0);
            case "li" -> item();
            case "td", "th" -> cell(element);
            case "a" -> links.push(new Link(element.attr("href").strip(), lines.length()));
            case "img" -> image(element);
            default -> {}
        }
        if (isSignature(element)) {
            lines.signature();
        }
    }

    private void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "blockquote" -> lines.quote(-1);
            case "pre" -> preformatted--;
            case "ul", "ol" -> numbers.pop();
            case "td", "th" -> cells -= isData(element) ? 1 : 0;
            case "a" -> link(links.pop());
            default -> {}
        }
        breaks(name);
    }

    /** Within a cell of a table of data, what would be lines is one. */
    private void breaks(String name) {
        boolean block = BLOCKS.contains(name);
        boolean paragraph = PARAGRAPHS.contains(name);
        if (cells > 0 && (block || paragraph)) {
            lines.blank();
        } else if (paragraph) {
            lines.paragraph();
        } else if (block) {
            lines.line();
        }
    }

    private void item() {
        Integer number = numbers.poll();
        if (number != null) {
            numbers.push(number < 0 ? number : number + 1);
        }
        lines.mark("  ".repeat(Math.max(0, Math.min(numbers.size(), 10) - 1))
                + (number == null || number < 0 ? "- " : number + 1 + ". "));
    }

    private void cell(Element cell) {
        if (isData(cell)) {
            cells++;
            lines.cell(cell.previousElementSibling() == null);
        } else {
            lines.line();
        }
    }

    private boolean isData(Element cell) {
        Element row = cell.parent();
        Element table = row == null ? null : row.closest("table");
        return table != null && !layout.contains(table);
    }

    private void image(Element image) {
        String alt = Clean.line(image.attr("alt"), 200);
        if (!alt.isEmpty()) {
            lines.words("[" + alt + "]");
        } else if (image.attr("src").startsWith("cid:")) {
            lines.words("[image]");
        }
    }

    private void link(Link link) {
        String shown = Clean.line(lines.since(link.start()));
        if (isWorthShowing(link.address()) && !shown.isEmpty() && !isSame(shown, link.address())) {
            lines.words(" <" + Clean.line(link.address()) + ">");
        }
    }

    private static boolean isWorthShowing(String address) {
        return startsWith(address, "http://")
                || startsWith(address, "https://")
                || startsWith(address, "ftp://")
                || startsWith(address, "mailto:")
                || startsWith(address, "tel:");
    }

    private static boolean startsWith(String address, String scheme) {
        return address.regionMatches(true, 0, scheme, 0, scheme.length()) && address.length() > scheme.length();
    }

    private static boolean isSame(String shown, String address) {
        return bare(shown).equals(bare(address));
    }

    private static String bare(String address) {
        String plain = address.toLowerCase(Locale.ROOT).replace(" ", "");
        for (String prefix : new String[] {"https://", "http://", "mailto:", "tel:", "www."}) {
            plain = plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
        }
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static boolean isSignature(Element element) {
        return element.hasClass("gmail_signature")
                || element.hasClass("moz-signature")
                || element.id().equals("Signature")
                || element.id().equals("ms-outlook-mobile-signature");
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String rules = ";" + style.toLowerCase(Locale.ROOT).replace(" ", "").replace("!important", "") + ";";
        return rules.contains(";display:none;")
                || rules.contains(";visibility:hidden;")
                || rules.contains(";mso-hide:all;")
                || rules.contains(";font-size:0;")
                || rules.contains(";font-size:0px;")
                || rules.contains(";opacity:0;")
                || (rules.contains(";max-height:0;") || rules.contains(";max-height:0px;"))
                        && rules.contains(";overflow:hidden;");
    }
}
