package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.knowledge.Articles;
import com.calibermind.support.knowledge.Audience;
import com.calibermind.support.knowledge.Found;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Articles that may answer what the customer wrote (P07). A call of its own, made once for each case that is opened: to look
 * through many articles takes longer than all else of the case file, which is read anew with each change.
 */
@RestController
@RequestMapping("/api/v1/cases/{reference}/articles")
class ArticleController {

    private static final int MOST = 5;

    /** @param link where customers read it, from outside; null if it is for the desk only */
    record Suggestion(String id, String title, String link) {}

    private final CaseAccess access;
    private final Articles articles;
    private final PortalAddress portal;

    ArticleController(CaseAccess access, Articles articles, PortalAddress portal) {
        this.access = access;
        this.articles = articles;
        this.portal = portal;
    }

    /** Best first, at most five. */
    @GetMapping
    ResponseEntity<List<Suggestion>> suggested(@PathVariable String reference) {
        CaseFile file = access.read(reference);
        String written = file.subject() + "\n" + file.description();
        List<Found.Hit> found = articles.suggest(written, Articles.FALL_BACK, Audience.DESK, MOST);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(found.stream().map(this::suggestion).toList());
    }

    private Suggestion suggestion(Found.Hit it) {
        return new Suggestion(
                it.slug(), it.title(), it.isPublic() ? portal.of("/support/knowledge/" + it.slug()) : null);
    }
}
