package com.calibermind.support.knowledge;

import com.calibermind.support.knowledge.Revision.Refused;
import com.calibermind.support.knowledge.Revision.Why;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes articles that are kept over REST. */
@Component
@Transactional
class ArticleDesk {

    static final Refused UNKNOWN = new Refused(Why.UNKNOWN, null, "There is no such article.");
    static final Refused STALE = new Refused(
            Why.STALE,
            null,
            "Somebody has changed the article since you read it: read it again and repeat your change.");
    private static final Refused FILE =
            new Refused(Why.TAKEN, null, "This article comes from a file: change it there, or take another id.");
    private static final Refused UNREAD = new Refused(
            Why.UNREAD,
            "If-Match",
            "Read the article first and send its ETag as If-Match, so that nobody's change is overwritten unread.");

    private final ArticleStore store;

    ArticleDesk(ArticleStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public Optional<Article> find(String slug, String language) {
        return store.find(slug, language);
    }

    /**
     * @param read the version that was read; null: none, it is to be new
     */
    public Revision put(ArticleDraft draft, ArticleVersion read, String by) {
        Optional<ArticleDraft.Objection> objection = draft.objection();
        if (objection.isPresent()) {
            return new Refused(
                    Why.INVALID, objection.get().field(), objection.get().words());
        }
        Optional<Article> known = store.lock(draft.slug(), draft.language());
        Optional<Refused> refused = known.isPresent() ? refusal(known.get(), read) : isGone(read);
        if (refused.isPresent()) {
            return refused.get();
        }
        store.put(draft, null, null, by);
        return new Revision.Kept(store.find(draft.slug(), draft.language()).orElseThrow(), known.isEmpty());
    }

    public Revision remove(String slug, String language, ArticleVersion read) {
        Optional<Article> known = store.lock(slug, language);
        Optional<Refused> refused = known.isPresent() ? refusal(known.get(), read) : Optional.of(UNKNOWN);
        if (refused.isPresent()) {
            return refused.get();
        }
        store.remove(slug, language);
        return new Revision.Removed();
    }

    private static Optional<Refused> refusal(Article known, ArticleVersion read) {
        if (known.source() != null) {
            return Optional.of(FILE);
        }
        if (read == null) {
            return Optional.of(UNREAD);
        }
        return read.is(known) ? Optional.empty() : Optional.of(STALE);
    }

    private static Optional<Refused> isGone(ArticleVersion read) {
        return read == null ? Optional.empty() : Optional.of(STALE);
    }
}
