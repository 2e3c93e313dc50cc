package com.calibermind.support.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an article is to be.
 *
 * @param slug small letters, digits and single hyphens, at most {@value #MAX_SLUG}
 * @param language two letters (ISO 639-1)
 * @param title one line, at most {@value #MAX_TITLE} characters
 * @param tags at most {@value #MAX_TAGS}, each one line of at most {@value #MAX_TAG} characters without a comma
 * @param isPublic null: not said, which is refused: nothing becomes public by a slip
 * @param body Markdown, at most {@value #MAX_BODY} characters
 */
record ArticleDraft(String slug, String language, String title, List<String> tags, Boolean isPublic, String body) {

    static final int MAX_SLUG = 80;
    static final int MAX_TITLE = 200;
    static final int MAX_TAGS = 10;
    static final int MAX_TAG = 40;
    static final int MAX_BODY = 100_000;

    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final Pattern SLUGS = Pattern.compile(SLUG);
    /** Addresses beside the articles. */
    private static final Set<String> RESERVED = Set.of("suggest", "images");

    private static final Pattern LANGUAGES = Pattern.compile("[a-z]{2}");
    private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    ArticleDraft {
        title = title == null ? "" : title.strip();
        tags = tags == null
                ? List.of()
                : tags.stream().map(it -> it == null ? "" : it.strip()).toList();
        body = body == null ? "" : body.replace("\0", "").replace("\r\n", "\n");
    }

    /** @param field as REST and front matter call it */
    record Objection(String field, String words) {}

    Optional<Objection> objection() {
        if (slug == null || slug.length() > MAX_SLUG || !SLUGS.matcher(slug).matches() || RESERVED.contains(slug)) {
            return no("id", "Name the article with small letters, digits and hyphens, like reporting-well.");
        }
        if (language == null || !LANGUAGES.matcher(language).matches()) {
            return no("language", "Give the language in two letters, like en.");
        }
        if (isNoLine(title, MAX_TITLE)) {
            return no("title", "Give the article a title of one line, at most 200 characters.");
        }
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(it -> isNoLine(it, MAX_TAG) || it.contains(","))) {
            return no("tags", "Give at most 10 tags of at most 40 characters each, without commas inside.");
        }
        if (isPublic == null) {
            return no("visibility", "Say public or internal.");
        }
        return body.isBlank() || body.length() > MAX_BODY
                ? no("body", "Write a text in Markdown, at most 100,000 characters.")
                : FillIns.objection(body).map(it -> new Objection("body", it));
    }

    String tagLine() {
        return String.join(", ", tags);
    }

    String named() {
        return slug + " (" + language.toUpperCase(Locale.ROOT) + ")";
    }

    private static boolean isNoLine(String text, int max) {
        return text.isEmpty() || text.length() > max || NO_LINE.matcher(text).find();
    }

    private static Optional<Objection> no(String field, String words) {
        return Optional.of(new Objection(field, words));
    }
}
