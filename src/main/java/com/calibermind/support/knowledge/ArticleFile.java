package com.calibermind.support.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A Markdown file that begins with front matter: between two lines of {@code ---} the fields id, title, language, tags and
 * visibility.
 *
 * @param name "reporting-well.md", with the folder's kind before it
 */
record ArticleFile(String name, String checksum, ArticleDraft draft) {

    private static final Pattern FORM = Pattern.compile(
            "\\A\\uFEFF?---[ \\t]*\\R(.*?)^---[ \\t]*(?:\\R|\\z)(.*)\\z", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Set<String> FIELDS = Set.of("id", "title", "language", "tags", "visibility");

    /** Why a file is not served, for whoever wrote it. */
    static class Unreadable extends Exception {
        Unreadable(String words) {
            super(words);
        }
    }

    static ArticleFile read(String name, byte[] content) throws Unreadable {
        Matcher parts = FORM.matcher(text(content));
        if (!parts.matches()) {
            throw new Unreadable("begin the file with a line ---, then id, title, language, tags and visibility, then"
                    + " another line ---");
        }
        Map<?, ?> fields = fields(parts.group(1));
        var draft = new ArticleDraft(
                text(fields, "id"),
                text(fields, "language"),
                text(fields, "title"),
                tags(fields.get("tags")),
                isPublic(text(fields, "visibility")),
                parts.group(2).strip());
        Optional<ArticleDraft.Objection> objection = draft.objection();
        if (objection.isPresent()) {
            throw new Unreadable(
                    objection.get().field() + ": " + objection.get().words());
        }
        return new ArticleFile(name, DigestUtils.sha256Hex(content), draft);
    }

    private static String text(byte[] content) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("save the file as UTF-8");
        }
    }

    private static Map<?, ?> fields(String yaml) throws Unreadable {
        Object read;
        try {
            read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 2;
            throw new Unreadable("line " + line + " cannot be read: " + e.getProblem()
                    + "; put a value that holds a colon in quotes");
        }
        if (!(read instanceof Map<?, ?> fields)) {
            throw new Unreadable("write the fields one a line, like title: How to report");
        }
        var strangers = new TreeSet<String>();
        fields.keySet().stream()
                .map(String::valueOf)
                .filter(it -> !FIELDS.contains(it))
                .forEach(strangers::add);
        if (!strangers.isEmpty()) {
            throw new Unreadable(
                    "there is no field " + strangers.first() + ": there are id, title, language, tags and visibility");
        }
        return fields;
    }

    /** YAML reads {@code no} as false, which is Norwegian here. */
    private static String text(Map<?, ?> fields, String field) {
        Object value = fields.get(field);
        return Boolean.FALSE.equals(value)
                ? "no"
                : value == null ? null : value.toString().strip();
    }

    private static List<String> tags(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null
                ? List.of()
                : Arrays.stream(value.toString().split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList();
    }

    private static Boolean isPublic(String visibility) {
        return switch (String.valueOf(visibility)) {
            case "public" -> Boolean.TRUE;
            case "internal" -> Boolean.FALSE;
            default -> null;
        };
    }
}
