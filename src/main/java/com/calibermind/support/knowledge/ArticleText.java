package com.calibermind.support.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.springframework.stereotype.Component;

/**
 * Markdown as a page shows it and as it is searched. HTML in it is shown as it was typed; what comes out is cleaned all the
 * same, so that no fault of the one alone lets a script through.
 */
@Component
class ArticleText {

    /** Where {@code images/x.png} of an article is served. */
    static final String IMAGES = "/support/knowledge/images/";

    private static final Pattern IMAGE = Pattern.compile("(?:\\./)?images/(" + ArticleImages.NAME + ")");

    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "br",
                    "hr")
            .addTags("table", "thead", "tbody", "tr", "th", "td", "a", "img")
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "title")
            .addAttributes("ol", "start")
            .addProtocols("a", "href", "http", "https", "mailto", "#")
            .preserveRelativeLinks(true);

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private final TextContentRenderer text = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();
    private final FillIns fillIns;

    ArticleText(FillIns fillIns) {
        this.fillIns = fillIns;
    }

    /** A fragment of HTML that may be put into a page as it is; its headings begin at the second level. */
    String html(String markdown) {
        String raw = html.render(parser.parse(fillIns.fill(markdown)));
        // a base that is no place of ours: only to tell relative links from others
        Document page = Jsoup.parseBodyFragment(Jsoup.clean(raw, "https://articles.invalid/", ALLOWED));
        page.outputSettings().prettyPrint(false);
        lowerHeadings(page);
        page.select("img").forEach(ArticleText::keepOwnImage);
        page.select("a[href~=(?i)^https?:]").attr("rel", "noopener noreferrer");
        return page.body().html();
    }

    /** What is searched and quoted. */
    String plain(String markdown) {
        return text.render(parser.parse(FillIns.without(markdown))).strip();
    }

    /** The page's own title is the first level. */
    private static void lowerHeadings(Document page) {
        if (!page.select("h1").isEmpty()) {
            page.select("h3").tagName("h4");
            page.select("h2").tagName("h3");
            page.select("h1").tagName("h2");
        }
    }

    private static void keepOwnImage(Element image) {
        var own = IMAGE.matcher(image.attr("src"));
        if (own.matches()) {
            image.attr("src", IMAGES + own.group(1)).attr("loading", "lazy");
        } else {
            image.remove();
        }
    }
}
