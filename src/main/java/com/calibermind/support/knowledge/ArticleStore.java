package com.calibermind.support.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The store of articles; within a transaction. */
@Component
class ArticleStore {

    private static final String ARTICLE = """
            select a.*, coalesce(v.helpful, 0) as helpful, coalesce(v.unhelpful, 0) as unhelpful
            from article a left join article_vote v using (slug, language)
            """;

    private final JdbcClient jdbc;
    private final ArticleText text;
    private final Clock clock;

    ArticleStore(JdbcClient jdbc, ArticleText text, Clock clock) {
        this.jdbc = jdbc;
        this.text = text;
        this.clock = clock;
    }

    record Kept(String slug, String language, String source, String checksum) {

        boolean is(ArticleFile file) {
            return file.name().equals(source) && file.checksum().equals(checksum);
        }
    }

    static String key(String slug, String language) {
        return language + "/" + slug;
    }

    /** Nodes that start together bring the files one after the other. */
    void lockFiles() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('article files'))")
                .query()
                .singleRow();
    }

    /** By {@link #key}. */
    Map<String, Kept> kept() {
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("select slug, language, source, checksum from article")
                .query((row, i) -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .forEach(it -> kept.put(key(it.slug(), it.language()), it));
        return kept;
    }

    Optional<Article> find(String slug, String language) {
        return jdbc.sql(ARTICLE + "where slug = ? and language = ?")
                .params(slug, language)
                .query(ArticleStore::article)
                .optional();
    }

    /** Whoever else changes the article waits until this transaction ends. */
    Optional<Article> lock(String slug, String language) {
        jdbc.sql("select 1 from article where slug = ? and language = ? for update")
                .params(slug, language)
                .query()
                .listOfRows();
        return find(slug, language);
    }

    /** Of the same article. */
    List<String> languages(String slug, boolean publicOnly) {
        return jdbc.sql("select language from article where slug = ? and (is_public or not ?) order by language")
                .params(slug, publicOnly)
                .query(String.class)
                .list();
    }

    /** Inserts or replaces. */
    void put(ArticleDraft draft, String source, String checksum, String by) {
        jdbc.sql("""
                insert into article (slug, language, title, tags, body, plain, is_public, source, checksum, version,
                    changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                on conflict (slug, language) do update set title = excluded.title, tags = excluded.tags,
                    body = excluded.body, plain = excluded.plain, is_public = excluded.is_public,
                    source = excluded.source, checksum = excluded.checksum, version = article.version + 1,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param(draft.slug())
                .param(draft.language())
                .param(draft.title())
                .param(draft.tagLine())
                .param(draft.body())
                .param(Snippet.unmarked(text.plain(draft.body())))
                .param(draft.isPublic())
                .param(source)
                .param(checksum)
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    void remove(String slug, String language) {
        jdbc.sql("delete from article where slug = ? and language = ?")
                .params(slug, language)
                .update();
    }

    /** Nothing if there is no such public article. */
    void vote(String slug, String language, boolean helpful) {
        jdbc.sql("""
                insert into article_vote (slug, language, helpful, unhelpful)
                select slug, language, ?, ? from article where slug = ? and language = ? and is_public
                on conflict (slug, language) do update set helpful = article_vote.helpful + excluded.helpful,
                    unhelpful = article_vote.unhelpful + excluded.unhelpful""").params(helpful ? 1 : 0, helpful ? 0 : 1, slug, language).update();
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                tags(row.getString("tags")),
                row.getString("body"),
                row.getBoolean("is_public"),
                row.getString("source"),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("helpful"),
                row.getLong("unhelpful"));
    }

    static List<String> tags(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(", "));
    }
}
