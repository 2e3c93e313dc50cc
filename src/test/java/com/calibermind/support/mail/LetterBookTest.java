package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.startup.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterBookTest {

    @TempDir
    private Path folder;

    private LetterBook book() {
        return new LetterBook(new LetterProperties(folder));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(this::book)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        it -> assertThat(it.getMessage() + " " + it.remedy()).contains(words));
    }

    @Test
    void thePackagedLettersStandUpToTheirOwnCheck() {
        assertThatCode(() -> new LetterBook(new LetterProperties(null))).doesNotThrowAnyException();
    }

    @Test
    void aFileInTheFolderTakesThePlaceOfThePackagedOne() throws IOException {
        file("question.txt", "Guten Tag {name},\r\n\r\n{text}\r\n");
        file("notes.md", "no letter");

        assertThat(book().words(MessageKind.QUESTION)).isEqualTo("Guten Tag {name},\n\n{text}\n");
        assertThat(book().words(MessageKind.RESOLUTION)).contains("Dear {name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "question.txt | Hello {nmae} {text} | line 1: {nmae} means nothing here",
                "question.txt | Hello { name } {text} | a brace stands here that belongs to no placeholder",
                "question.txt | Hello ${T(java.lang.Runtime)} {text} | a brace stands here",
                "question.txt | Hello {name} | {text} is missing",
                "acknowledgement.txt | Hello {reference} | {target} is missing",
                "outage_notice.txt | {text} {due} | {due} means nothing here",
                "quastion.txt | Hello | no letter is called quastion.txt"
            })
    @DisplayName("P12 a letter that cannot be used is refused at start, naming file, line and remedy")
    void wrongWords(String file, String text, String why) throws IOException {
        file(file, text);
        assertRefused(why, file, "out of the folder");
    }

    @Test
    void theLineIsNamed() throws IOException {
        file("question.txt", "Hello\n\n{text}\n{huh}\n");
        assertRefused("line 4: {huh}");
    }

    @Test
    void whatIsNotUtf8IsNamedWithItsLine() throws IOException {
        Files.write(folder.resolve("question.txt"), "{text}\nGr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("question.txt, line 2: this is not UTF-8", "Save the file as UTF-8");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new LetterBook(new LetterProperties(folder.resolve("gone"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("gone, which is not a folder that can be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>{letter}</p></div>", // an end without a beginning
                "<div>{letter}", // a beginning without an end
                "<p title=x\"y>{letter}</p>",
                "<a title={subject}>x</a>{letter}", // a customer's subject could become an attribute
                "<style>{subject}</style>{letter}",
                "<script>1</script>{letter}",
                "<p onclick=\"x()\">{letter}</p>",
                "<p>{letter} {reference}</p>",
                "<p>no place</p>"
            })
    void aBrokenFrameIsRefused(String body) throws IOException {
        file(
                "frame.html",
                "<!DOCTYPE html>\n<html lang=\"en\"><head><title>x</title></head>\n<body>" + body + "</body></html>");
        assertRefused("frame.html", "line ");
    }

    @Test
    void aFrameOfOnesOwnIsTaken() throws IOException {
        file(
                "frame.html",
                "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"><title>{subject}</title></head>"
                        + "<body><div title=\"{subject}\">{letter}</div></body></html>");
        String html = book().frame().around(LetterHtml.of("Hi"), "\"><script>x</script>{letter}", "a@b.example");
        assertThat(html)
                .contains("<p dir=\"auto\">Hi</p>")
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(html.split("Hi", -1))
                .as("a subject that looks like a placeholder stays text")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <b> & 'c' \"d\" | <p dir=\"auto\">a &lt;b&gt; &amp; &#39;c&#39; &quot;d&quot;</p>",
                "${7*7} [[${x}]] {text} | <p dir=\"auto\">${7*7} [[${x}]] {text}</p>"
            })
    void textIsEscaped(String text, String html) {
        assertThat(LetterHtml.of(text)).isEqualTo(html);
    }

    @Test
    void paragraphsListsAndIndentsAreKept() {
        assertThat(LetterHtml.of("One\r\ntwo\n \n  - a\n  - b\nafter\n\n  code"))
                .isEqualTo("<p dir=\"auto\">One<br>\ntwo</p>\n"
                        + "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul><p dir=\"auto\">after</p>\n"
                        + "<p dir=\"auto\">\u00a0\u00a0code</p>");
        assertThat(LetterHtml.of("x:\n  indented")).contains("x:<br>\n\u00a0\u00a0indented");
    }
}
