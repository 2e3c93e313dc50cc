package com.calibermind.support.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds articles by PostgreSQL's full text search: by stem, by how a word begins, titles before tags before text. */
@Component
class ArticleSearch {

    /** Of D, C (text), B (tags), A (title). */
    private static final String WEIGHTS = "'{0, 0.1, 0.4, 1}'";

    /**
     * The vectors of whole texts lie outside the rows and cost most to fetch: the index finds them, but only so many of
     * them are weighed, after those whose title or tags have the words. Of a word that is in more than 500 titles any 500
     * are compared. Snippets are cut for the page alone, and from where the first of the words stands: reading ten
     * whole texts would cost more than finding them. {@code language || ''} keeps PostgreSQL from reading all articles of a
     * language by the primary key.
     */
    private static final String SEARCH = """
            with wanted as materialized (
                select websearch_to_tsquery(text_search_of(:language), :text) || to_tsquery('simple', :begun) as query),
            near_title as materialized (
                select slug, language, heading from article
                where heading @@ (select query from wanted) and language || '' = :language and (is_public or :internal) limit 500),
            titled as (
                select slug, language from near_title
                order by ts_rank(%1$s, heading, (select query from wanted), 1) desc, slug limit :most),
            other as materialized (
                select slug, language from article
                where search @@ (select query from wanted) and language || '' = :language and (is_public or :internal) limit :most),
            hit as materialized (
                select slug, language, title, tags, is_public, plain, count(*) over () as total,
                    row_number() over (
                        order by ts_rank(%1$s, search, (select query from wanted), 1) desc, title, slug) as place
                from (select * from titled union select * from other) as near join article using (slug, language)
                order by place limit :size offset :skip)
            select slug, language, title, tags, is_public, total,
                ts_headline(text_search_of(language), substr(plain, greatest(at - 200, 1), 800),
                    (select query from wanted), :options) as snippet
            from hit, lateral (
                select coalesce(min(nullif(strpos(lower(plain), lexeme), 0)), 1) as at
                from unnest(to_tsvector(text_search_of(:language), :text) || to_tsvector('simple', :text))) as word
            order by place""".formatted(WEIGHTS);

    /** The planner does not count what it costs to read vectors from outside their rows, and would scan all. */
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private static final int MOST = Found.MOST / 2;

    private static final String ALL = """
            select slug, language, title, tags, is_public, count(*) over () as total, '' as snippet from article
            where language = :language and (is_public or :internal) order by title, slug limit :size offset :skip""";

    /** Each article once: in that language, else in English, else in any. */
    private static final String EACH = """
            select slug, language, title, tags, is_public, count(*) over () as total, '' as snippet from (
                select distinct on (slug) slug, language, title, tags, is_public from article
                where is_public or :internal
                order by slug, language <> :language, language <> '%s', language) as best
            order by title, slug limit :size offset :skip""".formatted(Articles.FALL_BACK);

    private static final String HEADLINE =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \""
                    .formatted(Snippet.START, Snippet.STOP);

    /** Any of the words in title or tags; then those with most of them. One word of many says nothing. */
    private static final String SUGGEST = """
            with word as materialized (
                select lexeme from unnest(to_tsvector(text_search_of(:language), :text))
                where lexeme ~ '^\\w+$' order by positions[1] limit 30),
            wanted as materialized (
                select coalesce(array_agg(lexeme), '{}') as words, least(count(*), 2) as least,
                    coalesce(string_agg('''' || lexeme || '''', '|'), '')::tsquery || to_tsquery('simple', :begun) as query
                from word),
            near as materialized (
                select slug, language, title, tags, is_public, heading, ts_rank(%s, heading, query) as rank
                from wanted, article
                where heading @@ query and language = :language and (is_public or :internal)
                order by rank desc, title, slug limit 200)
            select slug, language, title, tags, is_public, 0 as total, '' as snippet
            from near, wanted, lateral (
                select count(*) + case when heading @@ to_tsquery('simple', :begun) then 1 else 0 end as matched
                from unnest(words) as w where w = any (tsvector_to_array(heading))) as m
            where matched >= least
            order by matched desc, rank desc, title, slug limit :size""".formatted(WEIGHTS);

    private final JdbcClient jdbc;

    ArticleSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All articles by title, each in the best language for a reader of that one. */
    Found each(String language, boolean internal, int page, int size) {
        return found(
                jdbc.sql(EACH)
                        .param("language", language)
                        .param("internal", internal)
                        .param("size", size)
                        .param("skip", page * size),
                page,
                size);
    }

    /** @param words none: all articles by title */
    Found search(SearchWords words, String language, boolean internal, int page, int size) {
        var statement = jdbc.sql(words.areNone() ? ALL : SEARCH)
                .param("language", language)
                .param("internal", internal)
                .param("size", size)
                .param("skip", page * size);
        if (!words.areNone()) {
            jdbc.sql(BY_INDEX).update();
            statement = statement
                    .param("text", words.text())
                    .param("begun", words.begun())
                    .param("most", MOST)
                    .param("options", HEADLINE);
        }
        return found(statement, page, size);
    }

    private static Found found(JdbcClient.StatementSpec statement, int page, int size) {
        List<Row> rows = statement.query(ArticleSearch::row).list();
        return new Found(
                rows.stream().map(Row::hit).toList(),
                page,
                size,
                rows.isEmpty() ? 0 : rows.get(0).total());
    }

    /** @param begun the last word as a prefix, or empty */
    List<Found.Hit> suggest(String text, String begun, String language, boolean internal, int size) {
        return jdbc
                .sql(SUGGEST)
                .param("text", text)
                .param("begun", begun)
                .param("language", language)
                .param("internal", internal)
                .param("size", size)
                .query(ArticleSearch::row)
                .list()
                .stream()
                .map(Row::hit)
                .toList();
    }

    private record Row(Found.Hit hit, long total) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        var hit = new Found.Hit(
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                ArticleStore.tags(row.getString("tags")),
                row.getBoolean("is_public"),
                Snippet.of(row.getString("snippet")));
        return new Row(hit, row.getLong("total"));
    }
}
