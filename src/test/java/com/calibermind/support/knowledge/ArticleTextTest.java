package com.calibermind.support.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.policy.ResponseTarget;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextTest {

    private final ArticleText text = new ArticleText(new FillIns(
            severity -> new ResponseTarget(severity, Duration.ofMinutes(17), Duration.ZERO),
            () -> "help@desk.example"));

    @ParameterizedTest
    @DisplayName("P07 no article runs a script, whatever is written in it")
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt&colon;alert(1))",
                "[a](java\tscript:alert(1))",
                "[a](data:text/html,<script>alert(1)</script>)",
                "[a](vbscript:x)",
                "![a](javascript:alert(1))",
                "![a\" onerror=\"alert(1)](images/x.png)",
                "<javascript:alert(1)>",
                "`<script>alert(1)</script>`",
                "```\n<script>alert(1)</script>\n```",
                "<iframe src=//evil.example></iframe>",
                "<style>*{display:none}</style>",
                "<form action=//evil.example><input name=q></form>",
                "<a href=\"#\" onclick=\"alert(1)\" style=\"position:fixed\">x</a>",
                "[a][b]\n\n[b]: javascript:alert(1) \"t\"",
                "<base href=//evil.example>",
                "| a |\n|---|\n| <script>alert(1)</script> |",
            })
    void nothingRuns(String markdown) {
        var page = Jsoup.parse(text.html(markdown));
        assertThat(page.select("script, iframe, svg, style, form, input, base, object, embed, link, meta[http-equiv]"))
                .isEmpty();
        page.select("*")
                .forEach(element -> element.attributes().forEach(attribute -> {
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
                    assertThat(attribute.getValue().replaceAll("\\s", ""))
                            .doesNotContainPattern("(?i)^(javascript|data|vbscript):");
                }));
    }

    @Test
    void picturesComeFromTheirOwnFolderOnly() {
        assertThat(text.html("![a](images/step-1.png)")).contains("src=\"/support/knowledge/images/step-1.png\"");
        assertThat(text.html("![a](https://tracker.example/x.png) ![b](images/../../x.png) ![c](//evil.example/x.png)"))
                .doesNotContain("<img");
    }

    @Test
    void linksToOtherArticlesStayRelative() {
        assertThat(text.html("[a](severities) [b](/support/status) [c](mailto:a@b.example)"))
                .contains("href=\"severities\"", "href=\"/support/status\"", "href=\"mailto:a@b.example\"");
        assertThat(text.html("[a](https://docs.example/x)")).contains("rel=\"noopener noreferrer\"");
    }

    @Test
    void headingsBeginBelowThePagesTitle() {
        assertThat(text.html("# One\n\n## Two")).contains("<h2>One</h2>", "<h3>Two</h3>");
        assertThat(text.html("## One\n\n### Two")).contains("<h2>One</h2>", "<h3>Two</h3>");
    }

    @Test
    @DisplayName("P38 targets in articles are those that the desk runs on")
    void targetsAreFilledInWhenShown() {
        assertThat(text.html("In less than {{target 1}}, or write to {{ address }}."))
                .contains("In less than 17 minutes, or write to help@desk.example.");
    }

    @Test
    void whatIsSearchedHasNoMarks() {
        assertThat(text.plain("# Title\n\nSome **bold** [link](x) and `code`\n\n| a | b |\n|---|---|\n| c | d |"))
                .doesNotContain("#", "*", "](", "`", "---")
                .contains("bold", "link", "code");
    }
}
