package com.calibermind.support.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ArticlesTest extends DeskTest {

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleStore store;

    @Autowired
    private ArticleShelf packagedOnly;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path folder;

    private ArticleShelf shelf;

    @BeforeEach
    void ownFolder() throws IOException {
        shelf = new ArticleShelf(
                new ArticleFolder(new KnowledgeProperties(folder, Duration.ofHours(1))), store, transaction);
        write("exports", "public", "Slow exports", "export", "Large files take their time. Zebra stripes do not help.");
        write("zebras", "public", "Zebra stripes in tables", "layout", "How rows are coloured.");
        write("secrets", "internal", "Zebra handling for the desk", "desk", "Never tell customers.");
        shelf.read();
    }

    @AfterEach
    void packagedOnly() {
        packagedOnly.read();
    }

    private void write(String id, String visibility, String title, String tags, String body) throws IOException {
        write(id + ".md", """
                ---
                id: %s
                title: "%s"
                language: en
                tags: %s
                visibility: %s
                ---
                %s
                """.formatted(id, title, tags, visibility, body));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
        Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.ofEpochSecond(content.hashCode())));
    }

    private List<String> found(String words) {
        return slugs(articles.search(words, "en", Audience.CUSTOMERS, 0, 50).hits());
    }

    private static List<String> slugs(List<Found.Hit> hits) {
        return hits.stream().map(Found.Hit::slug).toList();
    }

    private List<String> typed(String words) {
        return slugs(articles.suggestWhileTyping(words, "en", 5));
    }

    @Test
    @DisplayName("P07 articles are found by the stem of a word")
    void wordsAreFoundByTheirStem() {
        assertThat(found("exporting")).contains("exports");
        assertThat(found("colouring rows")).containsExactly("zebras");
    }

    @Test
    @DisplayName("P07 articles are found by a word that is only begun")
    void wordsAreFoundByTheirBeginning() {
        assertThat(found("zeb")).containsExactly("zebras", "exports");
        assertThat(found("slow expo")).containsExactly("exports");
    }

    @Test
    @DisplayName("P07 a word in the title counts more than one in the text")
    void titlesCountMost() {
        assertThat(found("zebra stripes")).containsExactly("zebras", "exports");
    }

    @Test
    void aSearchMayLeaveOutWordsAndKeepPhrasesTogether() {
        assertThat(found("zebra -tables")).containsExactly("exports");
        assertThat(found("\"stripes zebra\"")).isEmpty();
    }

    @Test
    void snippetsMarkWhatWasSearched() {
        var hit = articles.search("large files", "en", Audience.CUSTOMERS, 0, 5)
                .hits()
                .get(0);
        assertThat(hit.snippet().parts()).contains(new Snippet.Part("files", true));
    }

    @Test
    void whateverIsTypedIsAnswered() {
        for (String odd : List.of(
                "",
                " ",
                "'",
                "a' | 'b",
                "\\",
                "((",
                "<script>",
                "\0",
                "!!",
                ":*",
                "a:*b",
                "\uE000",
                "%",
                "- -",
                "'; drop table article; --",
                "\uD83D\uDE00",
                "or",
                "\"")) {
            found(odd);
            typed(odd);
            articles.suggest(odd, "en", Audience.DESK, 3);
        }
        assertThat(found("exports")).contains("exports");
    }

    @Test
    @DisplayName("P07 internal articles are found by the desk and by nobody else")
    void internalArticlesAreTheDesks() {
        assertThat(found("zebra")).doesNotContain("secrets");
        assertThat(typed("zebra handling")).doesNotContain("secrets");
        assertThat(articles.read("secrets", "en", Audience.CUSTOMERS)).isEmpty();
        assertThat(slugs(articles.search("zebra", "en", Audience.DESK, 0, 50).hits()))
                .contains("secrets");
        assertThat(articles.read("secrets", "en", Audience.DESK)).isPresent();
    }

    @Test
    @DisplayName("P07 articles are suggested while somebody types, and for what they wrote")
    void suggestions() {
        assertThat(typed("sl")).contains("exports");
        assertThat(typed("our exports are slow si")).startsWith("exports");
        assertThat(typed("quantum chromodynamics")).isEmpty();
        assertThat(slugs(articles.suggest(
                        "Dear all, since Monday every export is slow, it takes hours until files come.",
                        "en",
                        Audience.DESK,
                        3)))
                .startsWith("exports");
    }

    @Test
    void anArticleIsReadInItsReadersLanguageElseInEnglish() {
        assertThat(articles.read("reporting-well", "de", Audience.CUSTOMERS)
                        .orElseThrow()
                        .article()
                        .title())
                .startsWith("Wie Sie");
        var inEnglish = articles.read("severities", "de", Audience.CUSTOMERS).orElseThrow();
        assertThat(inEnglish.article().language()).isEqualTo("en");
        assertThat(articles.search("Meldungen", "de", Audience.CUSTOMERS, 0, 5).hits())
                .extracting(Found.Hit::slug)
                .containsExactly("reporting-well");
    }

    @Test
    @DisplayName("P07 a bad file is named, and keeps no other article back")
    void badFilesKeepNoOtherBack() throws IOException {
        write("bad.md", "no front matter at all");
        write("zebras.md", "---\nid: zebras\ntitle: spoilt\n---\nx");
        write("exports", "public", "Quick exports", "export", "New words.");
        shelf.readWhatChanged();
        assertThat(shelf.problems()).extracting(ArticleShelf.Problem::file).containsExactly("bad.md", "zebras.md");
        assertThat(found("quick exports")).containsExactly("exports");
        assertThat(found("zebra")).as("as it was before it was spoilt").containsExactly("zebras");
    }

    @Test
    void aFileThatIsGoneTakesItsArticleWithIt() throws IOException {
        Files.delete(folder.resolve("zebras.md"));
        shelf.readWhatChanged();
        assertThat(found("zebra")).containsExactly("exports");
    }

    @Test
    void anOwnFileTakesThePlaceOfThePackagedOne() throws IOException {
        write("severities", "public", "Our own words", "severity", "Ours.");
        shelf.readWhatChanged();
        assertThat(articles.read("severities", "en", Audience.CUSTOMERS)
                        .orElseThrow()
                        .article()
                        .title())
                .isEqualTo("Our own words");
        Files.delete(folder.resolve("severities.md"));
        shelf.readWhatChanged();
        assertThat(articles.read("severities", "en", Audience.CUSTOMERS)
                        .orElseThrow()
                        .article()
                        .source())
                .startsWith("packaged");
    }

    @Test
    void twoFilesMayNotBeTheSameArticle() throws IOException {
        Files.copy(folder.resolve("zebras.md"), folder.resolve("zz.md"));
        shelf.readWhatChanged();
        assertThat(shelf.problems()).singleElement().satisfies(it -> {
            assertThat(it.file()).isEqualTo("zz.md");
            assertThat(it.words()).contains("zebras.md");
        });
    }

    @Test
    void whatHasNotChangedIsNotWrittenAgain() {
        int before = version("zebras");
        shelf.read();
        assertThat(version("zebras")).isEqualTo(before);
    }

    private int version(String slug) {
        return articles.read(slug, "en", Audience.DESK).orElseThrow().article().version();
    }

    @Test
    void votesAreTwoNumbersAndNothingElse() {
        articles.vote("zebras", "en", true);
        articles.vote("zebras", "en", true);
        articles.vote("zebras", "en", false);
        articles.vote("secrets", "en", true);
        articles.vote("no-such-article", "en", true);
        var voted =
                articles.read("zebras", "en", Audience.CUSTOMERS).orElseThrow().article();
        assertThat(voted.helpful()).isEqualTo(2);
        assertThat(voted.unhelpful()).isEqualTo(1);
        assertThat(articles.read("secrets", "en", Audience.DESK)
                        .orElseThrow()
                        .article()
                        .helpful())
                .isZero();
    }

    @Test
    @DisplayName("P25 an answer can name articles; one that customers cannot read is refused")
    void answersNameArticles() {
        assertThat(articles.cite(List.of("zebras", "https://docs.example/x")))
                .isInstanceOfSatisfying(
                        Citation.Cited.class,
                        it -> assertThat(it.words("https://desk.example/"::concat))
                                .isEqualTo(
                                        "Zebra stripes in tables\nhttps://desk.example/zebras\nhttps://docs.example/x"));
        assertThat(articles.cite(List.of("zebras", "secrets")))
                .isInstanceOfSatisfying(
                        Citation.Refused.class, it -> assertThat(it.reason()).startsWith("Article 2"));
        assertThat(articles.cite(List.of("javascript:alert(1)"))).isInstanceOf(Citation.Refused.class);
    }

    @Test
    void thePackagedArticlesAreWithoutFault() {
        assertThat(packagedOnly.problems()).isEmpty();
        assertThat(found(""))
                .contains("reporting-well", "severities", "escalation", "security-suspicion", "logs-and-traces");
    }
}
