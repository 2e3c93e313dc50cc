package com.calibermind.support.mail.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a mail in the shape of its parts; what stands in several forms is read in one of them. */
class BodyTree {

    private static final int SHORT_NOTICE = 400;

    private interface Node {}

    private record Plain(String text) implements Node {}

    private record Html(String source) implements Node {}

    private record Several(boolean alternatives, List<Node> nodes) implements Node {}

    private final Several root = new Several(false, new ArrayList<>());
    private final Map<MimeGroup, Several> groups = new HashMap<>();
    private boolean hidden;
    private boolean holdsHtml;

    void add(MimePart part, String text) {
        holdsHtml |= part.type().isHtml();
        group(part.group()).nodes().add(part.type().isHtml() ? new Html(text) : new Plain(text));
    }

    /** Plain text if there is any worth the name, else what its HTML shows. */
    String text() {
        return text(root).strip();
    }

    /** Whether the HTML that was read hides words. */
    boolean holdsHidden() {
        return hidden;
    }

    /** The HTML of the mail, if it is the kind that has one. */
    Optional<String> html() {
        return html(root);
    }

    private Several group(MimeGroup group) {
        if (group == null) {
            return root;
        }
        Several known = groups.get(group);
        if (known == null) {
            known = new Several(group.is("alternative"), new ArrayList<>());
            groups.put(group, known);
            group(group.parent()).nodes().add(known);
        }
        return known;
    }

    private String text(Node node) {
        if (node instanceof Plain plain) {
            return plain.text();
        }
        if (node instanceof Html html) {
            HtmlText read = HtmlText.of(html.source());
            hidden |= read.holdsHidden();
            return read.text();
        }
        Several several = (Several) node;
        return several.alternatives() ? best(several.nodes()) : joined(several.nodes());
    }

    private String joined(List<Node> nodes) {
        return nodes.stream().map(this::text).filter(it -> !it.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** Looks at each form once: a mail may nest them 30 deep. */
    private String best(List<Node> nodes) {
        List<String> plain = texts(nodes, true);
        Optional<String> said =
                plain.stream().filter(it -> !(holdsHtml && isNotice(it))).findFirst();
        if (said.isPresent()) {
            return said.get();
        }
        List<String> formatted = texts(nodes, false);
        return formatted.isEmpty() ? String.join("\n\n", plain) : formatted.get(formatted.size() - 1);
    }

    private List<String> texts(List<Node> nodes, boolean plain) {
        return nodes.stream()
                .filter(it -> isPlain(it) == plain)
                .map(this::text)
                .filter(it -> !it.isBlank())
                .toList();
    }

    private static boolean isPlain(Node node) {
        return node instanceof Plain
                || node instanceof Several several && several.nodes().stream().allMatch(BodyTree::isPlain);
    }

    /** "Your mail program cannot show HTML": not what the sender has to say. */
    private static boolean isNotice(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.length() < SHORT_NOTICE
                && plain.contains("html")
                && (plain.contains("view")
                        || plain.contains("support")
                        || plain.contains("anzeig")
                        || plain.contains("display"));
    }

    private static Optional<String> html(Node node) {
        if (node instanceof Html html) {
            return Optional.of(html.source());
        }
        return node instanceof Several several
                ? several.nodes().stream()
                        .map(BodyTree::html)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
