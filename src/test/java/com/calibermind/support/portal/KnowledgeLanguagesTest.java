package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Most articles are in one language only; who reads another still finds them all. */
class KnowledgeLanguagesTest extends DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void manyArticlesInEnglish() {
        jdbc.update("insert into article (slug, language, title, tags, body, plain, is_public, version, changed_by,"
                + " changed_at) select 'zeppelin-' || n, 'en', 'Zeppelin ' || n, '', 'Zeppelin', 'Zeppelin', true, 1,"
                + " 'test', now() from generate_series(1, 12) as n");
    }

    @AfterEach
    void asItWas() {
        jdbc.update("delete from article where slug like 'zeppelin-%'");
    }

    private Document german(String query) {
        return new FormBrowser(port).get("/support/knowledge?lang=de" + query).page();
    }

    private static List<String> articles(Document page) {
        return page.select(".hits a").eachAttr("href");
    }

    @Test
    void theNextPageOfWhatIsFoundInEnglishIsThereToo() {
        Document first = german("&q=zeppelin");
        assertThat(articles(first)).hasSize(10);
        Document second = german("&q=zeppelin&page=1");
        assertThat(articles(second)).hasSize(2).doesNotContainAnyElementsOf(articles(first));
        assertThat(second.text()).contains("diese Artikel sind auf Englisch");
    }

    @Test
    void allArticlesAreListedOnceEachInTheBestLanguage() {
        int all = jdbc.queryForObject("select count(distinct slug) from article where is_public", Integer.class);
        List<String> listed = new ArrayList<>();
        for (int page = 0; page * 10 < all; page++) {
            listed.addAll(articles(german("&page=" + page)));
        }
        assertThat(listed).hasSize(all).doesNotHaveDuplicates();
        assertThat(german("").select(".hits [lang=de] a").eachText())
                .contains("Wie Sie ein Problem so melden, dass es bald gelöst ist");
    }
}
