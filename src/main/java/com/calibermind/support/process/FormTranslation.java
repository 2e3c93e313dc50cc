package com.calibermind.support.process;

import com.calibermind.support.language.Translations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the words that people read on a form into their language; all else of it stays as it was deployed. */
class FormTranslation {

    /** What of a Camunda Form is read by people (form-js, schema version 16). */
    private static final Set<String> READ = Set.of(
            "label",
            "description",
            "text",
            "placeholder",
            "dateLabel",
            "timeLabel",
            "alt",
            "title",
            "prefixAdorner",
            "suffixAdorner");

    /** What stands between two tags of a form in HTML. */
    private static final Pattern BETWEEN_TAGS = Pattern.compile("(?<=>)(\\s*)([^<>\\s][^<>]*?)(\\*?\\s*)(?=<)");

    private static final JsonMapper JSON = new JsonMapper();

    private final Translations translations;

    FormTranslation(Translations translations) {
        this.translations = translations;
    }

    InputStream of(InputStream form) {
        return translations.language().equals(Locale.ENGLISH) ? form : translated(form);
    }

    private InputStream translated(InputStream form) {
        try (form) {
            byte[] bytes = form.readAllBytes();
            return new ByteArrayInputStream(isJson(bytes) ? json(bytes) : html(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJson(byte[] form) {
        return new String(form, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private byte[] json(byte[] form) throws IOException {
        JsonNode root = JSON.readTree(form);
        translate(root);
        return JSON.writeValueAsBytes(root);
    }

    private void translate(JsonNode it) {
        if (it instanceof ObjectNode part) {
            READ.stream()
                    .filter(name -> part.path(name).isTextual())
                    .forEach(name ->
                            part.put(name, translations.word(part.get(name).asText())));
        }
        it.forEach(this::translate);
    }

    private byte[] html(byte[] form) {
        return BETWEEN_TAGS
                .matcher(new String(form, StandardCharsets.UTF_8))
                .replaceAll(it -> Matcher.quoteReplacement(it.group(1) + translations.word(it.group(2)) + it.group(3)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
