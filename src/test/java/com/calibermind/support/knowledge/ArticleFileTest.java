package com.calibermind.support.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleFileTest {

    private static final String GOOD = """
            ---
            id: slow-exports
            title: "Exports: why they are slow"
            language: en
            tags: export, speed
            visibility: public
            ---
            # Why

            Because.
            """;

    private static ArticleFile read(String content) throws ArticleFile.Unreadable {
        return ArticleFile.read("x.md", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void frontMatterAndTextAreTakenApart() throws ArticleFile.Unreadable {
        ArticleDraft draft = read(GOOD).draft();
        assertThat(draft.slug()).isEqualTo("slow-exports");
        assertThat(draft.title()).isEqualTo("Exports: why they are slow");
        assertThat(draft.tags()).containsExactly("export", "speed");
        assertThat(draft.isPublic()).isTrue();
        assertThat(draft.body()).isEqualTo("# Why\n\nBecause.");
    }

    @Test
    void linesMayEndAsWindowsEndsThem() throws ArticleFile.Unreadable {
        assertThat(read("\uFEFF" + GOOD.replace("\n", "\r\n")).draft().body()).isEqualTo("# Why\n\nBecause.");
    }

    @Test
    void norwegianIsALanguageAndNotFalse() throws ArticleFile.Unreadable {
        assertThat(read(GOOD.replace("language: en", "language: no")).draft().language())
                .isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            visibility: public   | visibilty: public      | there is no field visibilty
            visibility: public   | visibility: all        | Say public or internal
            visibility: public   | ''                     | Say public or internal
            id: slow-exports     | id: ../../etc/passwd   | small letters, digits and hyphens
            language: en         | language: english      | two letters
            "Exports: why they   | Exports: why they      | line 3 cannot be read
            Because.             | {{price}}              | mean something
            ---                  | +++                    | begin the file with a line ---
            """)
    void whatCannotBeReadIsNamed(String good, String bad, String words) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(ArticleFile.Unreadable.class)
                .hasMessageContaining(words);
    }

    @Test
    void yamlMakesNoObjects() {
        assertThatThrownBy(() -> read(GOOD.replace("id: slow-exports", "id: !!java.net.URL [\"http://127.0.0.1/\"]")))
                .isInstanceOf(ArticleFile.Unreadable.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = GOOD.replace("Because", "Weil är").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ArticleFile.read("x.md", latin)).hasMessage("save the file as UTF-8");
    }
}
