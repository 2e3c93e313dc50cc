package com.calibermind.support.portal;

import com.calibermind.support.knowledge.ArticleImages;
import com.calibermind.support.knowledge.Articles;
import com.calibermind.support.knowledge.Audience;
import com.calibermind.support.knowledge.Found;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The knowledge base as customers read it (P07): search, article, "was this helpful?", and suggestions for a form. */
@Controller
@RequestMapping("/support/knowledge")
class KnowledgePages {

    private static final int PAGE = 10;
    private static final int SUGGESTIONS = 5;

    private final Articles articles;
    private final ArticleImages images;
    private final Pace typing = new Pace(60, Duration.ofSeconds(15));
    private final Pace voting = new Pace(20, Duration.ofMinutes(10));

    KnowledgePages(Articles articles, ArticleImages images) {
        this.articles = articles;
        this.images = images;
    }

    /**
     * @param q what is searched; empty: all articles by title
     * @param page from 0
     */
    @GetMapping
    ModelAndView search(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page, Locale reader) {
        Found found = articles.searchForReader(q, reader.getLanguage(), page, PAGE);
        boolean inEnglish = !q.isBlank()
                && found.hits().stream().noneMatch(it -> it.language().equals(reader.getLanguage()));
        return new ModelAndView("portal/knowledge", Map.of("q", q.strip(), "found", found, "inEnglish", inEnglish));
    }

    /** @param in the language to read it in; empty: the reader's */
    @GetMapping("/{slug:[a-z0-9-]+}")
    ModelAndView article(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "false") boolean thanks,
            Locale reader) {
        return articles.read(slug, in.isEmpty() ? reader.getLanguage() : in, Audience.CUSTOMERS)
                .map(it -> new ModelAndView(
                        "portal/article",
                        Map.of(
                                "reading", it,
                                "languages",
                                        it.languages().stream()
                                                .map(Locale::forLanguageTag)
                                                .toList(),
                                "thanks", thanks)))
                .orElseGet(() -> PortalErrors.page(HttpStatus.NOT_FOUND));
    }

    /** Two numbers are kept, nothing of who said it. */
    @PostMapping("/{slug:[a-z0-9-]+}/helpful")
    ModelAndView vote(
            @PathVariable String slug,
            @RequestParam String in,
            @RequestParam boolean helpful,
            HttpServletRequest request) {
        if (!voting.allows(request)) {
            return PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS);
        }
        articles.vote(slug, in, helpful);
        return new ModelAndView("redirect:/support/knowledge/{slug}", Map.of("in", in, "thanks", true));
    }

    /** A fragment of HTML for the report form: at most five links, or nothing. */
    @GetMapping("/suggest")
    ModelAndView suggest(@RequestParam(defaultValue = "") String q, Locale reader, HttpServletRequest request) {
        List<Found.Hit> hits =
                typing.allows(request) ? articles.suggestWhileTyping(q, reader.getLanguage(), SUGGESTIONS) : List.of();
        return new ModelAndView("portal/suggestions", Map.of("hits", hits));
    }

    @GetMapping("/images/{name}")
    ResponseEntity<Resource> image(@PathVariable String name) {
        return images.find(name)
                .map(it -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(it.mediaType()))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                        .body(it.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
