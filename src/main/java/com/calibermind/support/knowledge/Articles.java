package com.calibermind.support.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and finds articles (P07). Languages are two letters; where there is nothing in one, English stands in. */
@Component
@Transactional(readOnly = true)
public class Articles {

    public static final String FALL_BACK = "en";

    /** Pages further on are not reached: whoever has not found it by then searches otherwise. */
    public static final int MAX_PAGE = 49;

    private static final int MAX_TEXT = 4000;

    private final ArticleStore store;
    private final ArticleSearch search;
    private final ArticleText text;

    Articles(ArticleStore store, ArticleSearch search, ArticleText text) {
        this.store = store;
        this.search = search;
        this.text = text;
    }

    /**
     * An article as a page shows it.
     *
     * @param html a cleaned fragment, to be put into the page as it is
     * @param languages all that the article can be read in, in order
     */
    public record Reading(Article article, String html, List<String> languages) {}

    /** In that language, else in English, else in any; empty if the audience may not read it in any. */
    public Optional<Reading> read(String slug, String language, Audience audience) {
        List<String> languages = store.languages(slug, !audience.readsInternal());
        return languages.stream()
                .min(java.util.Comparator.comparing((String it) -> !it.equals(language))
                        .thenComparing(it -> !it.equals(FALL_BACK)))
                .flatMap(it -> store.find(slug, it))
                .map(it -> new Reading(it, text.html(it.body()), languages));
    }

    /**
     * Best first.
     *
     * @param words quotes, {@code or} and a leading minus work as in web search engines; empty: all articles by title
     * @param page from 0 to {@value #MAX_PAGE}
     * @param size 1 to 200
     */
    public Found search(String words, String language, Audience audience, int page, int size) {
        return page < 0 || page > MAX_PAGE
                ? Found.none(page, size)
                : search.search(new SearchWords(words), language, audience.readsInternal(), page, size);
    }

    /**
     * The same for a customer, who may read another language than their own: without words each article once, in the best
     * language for them; with words what is found in their language, or, if that is nothing, in English.
     */
    public Found searchForReader(String words, String language, int page, int size) {
        if (page < 0 || page > MAX_PAGE) {
            return Found.none(page, size);
        }
        if (new SearchWords(words).areNone()) {
            return search.each(language, Audience.CUSTOMERS.readsInternal(), page, size);
        }
        Found found = search(words, language, Audience.CUSTOMERS, page, size);
        boolean inEnglish = found.total() == 0
                && (page == 0
                        || search(words, language, Audience.CUSTOMERS, 0, size).total() == 0);
        return inEnglish ? search(words, FALL_BACK, Audience.CUSTOMERS, page, size) : found;
    }

    /** What may answer somebody who is still typing: the last word may be only begun. Public articles, best first. */
    public List<Found.Hit> suggestWhileTyping(String typed, String language, int n) {
        var words = new SearchWords(typed);
        return words.areNone() ? List.of() : suggest(words.text(), words.lastBegun(), language, Audience.CUSTOMERS, n);
    }

    /** What may answer a text that somebody wrote, such as a report: best first. */
    public List<Found.Hit> suggest(String written, String language, Audience audience, int n) {
        String clean = written.replace('\0', ' ');
        return suggest(clean.substring(0, Math.min(clean.length(), MAX_TEXT)), "", language, audience, n);
    }

    private List<Found.Hit> suggest(String words, String begun, String language, Audience audience, int n) {
        Map<String, Found.Hit> found = new LinkedHashMap<>();
        search.suggest(words, begun, language, audience.readsInternal(), n).forEach(it -> found.put(it.slug(), it));
        if (found.size() < n && !language.equals(FALL_BACK)) {
            search.suggest(words, begun, FALL_BACK, audience.readsInternal(), n)
                    .forEach(it -> found.putIfAbsent(it.slug(), it));
        }
        return found.values().stream().limit(n).toList();
    }

    /** "Was this helpful?" Nothing is kept but the number; nothing happens if there is no such public article. */
    @Transactional
    public void vote(String slug, String language, boolean helpful) {
        store.vote(slug, language, helpful);
    }

    /**
     * Articles that an answer to a customer names.
     *
     * @param lines ids of articles, or links to pages elsewhere, which are taken as they are
     */
    public Citation cite(List<String> lines) {
        List<Citation.Line> cited = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("(?i)https?://\\S{1,2000}")) {
                cited.add(new Citation.Line(null, line));
                continue;
            }
            Optional<Article> article = line.matches(ArticleDraft.SLUG)
                    ? read(line, FALL_BACK, Audience.CUSTOMERS).map(Reading::article)
                    : Optional.empty();
            if (article.isEmpty()) {
                return new Citation.Refused(
                        "Article %d of the list is none that customers can read: write its id, like reporting-well, or a whole link."
                                .formatted(i + 1));
            }
            cited.add(new Citation.Line(article.get().title(), article.get().slug()));
        }
        return new Citation.Cited(cited);
    }
}
