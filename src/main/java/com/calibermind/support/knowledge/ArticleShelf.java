package com.calibermind.support.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the files to where they are searched: at start, and when they have changed. A bad file keeps no other back. */
@Component
class ArticleShelf implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleShelf.class);

    /** A file that is not served, or not as it is now. */
    record Problem(String file, String words) {}

    private final ArticleFolder folder;
    private final ArticleStore store;
    private final TransactionTemplate transaction;

    private volatile List<Problem> problems = List.of();
    private String stamp;

    ArticleShelf(ArticleFolder folder, ArticleStore store, TransactionTemplate transaction) {
        this.folder = folder;
        this.store = store;
        this.transaction = transaction;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read();
    }

    @Scheduled(
            fixedDelayString = "${support.knowledge-check:PT10S}",
            initialDelayString = "${support.knowledge-check:PT10S}")
    void readWhatChanged() {
        try {
            if (folder.isNamed() && !folder.stamp().equals(stamp)) {
                read();
            }
        } catch (RuntimeException e) {
            LOG.warn("The articles stay as they are: {}", e.getMessage());
        }
    }

    /** Reads all files; those that are as they were cost one comparison. */
    synchronized void read() {
        String before = folder.stamp();
        var reading = new Reading();
        folder.packaged().forEach(reading::read);
        folder.own().forEach(reading::read);
        transaction.executeWithoutResult(it -> store(reading));
        if (!reading.problems.equals(problems)) {
            reading.problems.forEach(
                    it -> LOG.warn("The article {} is not served as it is: {}", it.file(), it.words()));
        }
        problems = List.copyOf(reading.problems);
        stamp = before;
    }

    private void store(Reading reading) {
        store.lockFiles();
        Map<String, ArticleStore.Kept> kept = store.kept();
        reading.articles.forEach((key, file) -> keep(reading, kept.get(key), file));
        kept.forEach((key, known) -> {
            if (known.source() != null && !reading.articles.containsKey(key) && !reading.bad.contains(known.source())) {
                store.remove(known.slug(), known.language());
            }
        });
    }

    /** What a file said before it was spoilt stays until it is mended. */
    private void keep(Reading reading, ArticleStore.Kept known, ArticleFile file) {
        if (known != null && known.source() == null) {
            reading.no(file.name(), "an article of the same id and language is kept over REST: delete one of them");
        } else if (known == null || !known.is(file) && !reading.bad.contains(known.source())) {
            store.put(file.draft(), file.name(), file.checksum(), file.name());
        }
    }

    private static final class Reading {

        final Map<String, ArticleFile> articles = new TreeMap<>();
        final Set<String> bad = new HashSet<>();
        final List<Problem> problems = new ArrayList<>();

        void read(String name, byte[] content) {
            try {
                ArticleFile file = ArticleFile.read(name, content);
                String key = ArticleStore.key(file.draft().slug(), file.draft().language());
                ArticleFile other = articles.get(key);
                if (other != null && !other.name().startsWith(ArticleFolder.PACKAGED)) {
                    no(name, "its id and language are those of " + other.name() + ": give it others");
                } else {
                    articles.put(key, file);
                }
            } catch (ArticleFile.Unreadable e) {
                no(name, e.getMessage());
            }
        }

        void no(String name, String words) {
            bad.add(name);
            problems.add(new Problem(name, words));
        }
    }
}
