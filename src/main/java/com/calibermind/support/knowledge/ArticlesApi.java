package com.calibermind.support.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Administration of articles over REST (P07), in JSON, for managers, the head of Customer Success and process admins;
 * signed in by HTTP Basic.
 *
 * <p>An article is at {@code /api/articles/en/reporting-well}. It is answered with its version as {@code ETag} (RFC 9110);
 * whoever changes or removes it sends that back as {@code If-Match}. One that is not there yet is made by {@code PUT}
 * without it. What comes from a file can be read here but is changed there.
 *
 * <p>Errors are problem details (RFC 9457) with {@code field} where one is to be mended: 400 a field that cannot be
 * accepted, 404 no such article, 409 the article comes from a file, 412 changed since it was read, 428 {@code If-Match} is
 * missing. Limits: {@link ArticleDraft}.
 */
@RestController
@RequestMapping(path = ArticlesApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ArticlesApi {

    static final String PATH = "/api/articles";

    private static final int MAX_PAGE_SIZE = 200;

    private final Articles articles;
    private final ArticleDesk desk;
    private final ArticleShelf shelf;
    private final Editor editor;

    ArticlesApi(Articles articles, ArticleDesk desk, ArticleShelf shelf, Editor editor) {
        this.articles = articles;
        this.desk = desk;
        this.shelf = shelf;
        this.editor = editor;
    }

    enum Visibility {
        PUBLIC,
        INTERNAL
    }

    /** What is sent. */
    record Details(String title, List<String> tags, Visibility visibility, String body) {

        ArticleDraft draft(String slug, String language) {
            return new ArticleDraft(
                    slug, language, title, tags, visibility == null ? null : visibility == Visibility.PUBLIC, body);
        }
    }

    /** One page; {@code page} counts from 0. {@code problems} are files that are not served as they are. */
    record Listed(List<Line> articles, int page, int size, long total, List<ArticleShelf.Problem> problems) {}

    record Line(String id, String language, String title, List<String> tags, Visibility visibility) {

        static Line of(Found.Hit it) {
            return new Line(it.slug(), it.language(), it.title(), it.tags(), ArticlesApi.visibility(it.isPublic()));
        }
    }

    /** @param file that it comes from; null: kept here */
    record Whole(
            String id,
            String language,
            String title,
            List<String> tags,
            Visibility visibility,
            String body,
            String file,
            String changedBy,
            java.time.Instant changedAt,
            long helpful,
            long unhelpful) {

        static Whole of(Article it) {
            return new Whole(
                    it.slug(),
                    it.language(),
                    it.title(),
                    it.tags(),
                    ArticlesApi.visibility(it.isPublic()),
                    it.body(),
                    it.source(),
                    it.changedBy(),
                    it.changedAt(),
                    it.helpful(),
                    it.unhelpful());
        }
    }

    /**
     * By title, or the best first.
     *
     * @param search words to find
     * @param page 0 to 49
     * @param size 1 to 200
     */
    @GetMapping
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = Articles.FALL_BACK) String language,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || page > Articles.MAX_PAGE) {
            return ArticleProblems.invalid("page", "Pages count from 0 to 49: search for something narrower.");
        }
        if (size < 1 || size > MAX_PAGE_SIZE) {
            return ArticleProblems.invalid("size", "A page holds 1 to 200 articles.");
        }
        Found found = articles.search(search, language, Audience.DESK, page, size);
        return ResponseEntity.ok(
                new Listed(found.hits().stream().map(Line::of).toList(), page, size, found.total(), shelf.problems()));
    }

    @GetMapping("/{language}/{slug}")
    ResponseEntity<?> one(@PathVariable String language, @PathVariable String slug) {
        Optional<Article> found = desk.find(slug, language);
        return found.isPresent() ? tagged(ResponseEntity.ok(), found.get()) : ArticleProblems.of(ArticleDesk.UNKNOWN);
    }

    /** Takes the place of all fields together. Answers 201 with its place if it is new. */
    @PutMapping(path = "/{language}/{slug}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> put(
            @PathVariable String language,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) ArticleVersion read,
            @RequestBody Details details) {
        Revision revision =
                desk.put(details.draft(slug, language), read, editor.name().orElseThrow());
        return revision instanceof Revision.Kept kept
                ? tagged(
                        kept.isNew()
                                ? ResponseEntity.created(URI.create(PATH + "/" + language + "/" + slug))
                                : ResponseEntity.ok(),
                        kept.article())
                : ArticleProblems.of((Revision.Refused) revision);
    }

    @DeleteMapping("/{language}/{slug}")
    ResponseEntity<?> remove(
            @PathVariable String language,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) ArticleVersion read) {
        Revision revision = desk.remove(slug, language, read);
        return revision instanceof Revision.Refused refused
                ? ArticleProblems.of(refused)
                : ResponseEntity.noContent().build();
    }

    private static Visibility visibility(boolean isPublic) {
        return isPublic ? Visibility.PUBLIC : Visibility.INTERNAL;
    }

    private static ResponseEntity<?> tagged(ResponseEntity.BodyBuilder answer, Article article) {
        return answer.eTag(ArticleVersion.of(article).tag()).body(Whole.of(article));
    }
}
