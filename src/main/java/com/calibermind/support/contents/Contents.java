package com.calibermind.support.contents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps bytes of any length in pieces, so that none is ever in memory as a whole. The same bytes are kept once, whoever
 * brings them.
 */
@Component
public class Contents {

    static final int PIECE = 1 << 20;

    /** Bytes that can be read from their beginning as often as needed. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Many files in one that can only be walked from its beginning to its end, in the same way each time. */
    public interface Archive {
        void walk(Visitor visitor) throws IOException;
    }

    public interface Visitor {
        void take(InputStream file) throws IOException;
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;

    /** A transaction of its own: being refused is no failure of whoever asked. */
    private final TransactionTemplate forgetting;

    Contents(JdbcTemplate jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.forgetting = new TransactionTemplate(transactions);
        this.forgetting.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Reads the source twice: once to know what it is, and again only if that is not kept yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Content keep(Source source) throws IOException {
        Content content = measure(source);
        if (isNew(content)) {
            try (InputStream in = source.open()) {
                write(content, in);
            }
        }
        return content;
    }

    /** What nothing refers to any more is gone; anything else stays. */
    public void forget(String sha256) {
        try {
            forgetting.executeWithoutResult(nested -> {
                jdbc.update("delete from content_chunk where sha256 = ?", sha256);
                jdbc.update("delete from content where sha256 = ?", sha256);
            });
        } catch (DataIntegrityViolationException stillNeeded) {
            // a case or a mail has the same bytes
        }
    }

    /** Until this transaction ends nobody else can {@link #forget} it. */
    private boolean holds(String sha256) {
        return !jdbc.queryForList("select 1 from content where sha256 = ? for key share", sha256)
                .isEmpty();
    }

    public static Content measure(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return measure(in);
        }
    }

    /**
     * Keeps all files of an archive: it is walked a second time if any of them is new, and no oftener however many it has.
     *
     * @param measured what {@link #measure(Archive)} says of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Archive archive, List<Content> measured) throws IOException {
        List<Boolean> areNew = measured.stream().map(this::isNew).toList();
        if (areNew.contains(true)) {
            var position = new AtomicInteger();
            archive.walk(file -> {
                int i = position.getAndIncrement();
                if (areNew.get(i)) {
                    write(measured.get(i), file);
                }
            });
        }
    }

    /** In the order in which the files stand in it. */
    public static List<Content> measure(Archive archive) throws IOException {
        List<Content> files = new ArrayList<>();
        archive.walk(file -> files.add(measure(file)));
        return files;
    }

    private static Content measure(InputStream bytes) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long size = new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
        return new Content(HexFormat.of().formatHex(digest.digest()), size);
    }

    private boolean isNew(Content content) {
        boolean isNew;
        do {
            isNew = jdbc.update(
                            "insert into content (sha256, size, kept_at) values (?, ?, ?) on conflict do nothing",
                            content.sha256(),
                            content.size(),
                            Timestamp.from(clock.instant()))
                    == 1;
        } while (!isNew && !holds(content.sha256()));
        return isNew;
    }

    /**
     * Reads piece by piece as it goes; each piece is a query of its own.
     *
     * @throws NoSuchElementException if nothing with that hash is kept
     */
    public InputStream open(String sha256) {
        int pieces = jdbc
                .queryForList("select max(part) + 1 from content_chunk where sha256 = ?", Integer.class, sha256)
                .stream()
                .filter(it -> it != null)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No content " + sha256 + " is kept."));
        return new SequenceInputStream(new Pieces(sha256, pieces));
    }

    private void write(Content content, InputStream in) throws IOException {
        int part = 0;
        byte[] piece = in.readNBytes(PIECE);
        do {
            jdbc.update(
                    "insert into content_chunk (sha256, part, bytes) values (?, ?, ?)",
                    content.sha256(),
                    part++,
                    piece);
            piece = in.readNBytes(PIECE);
        } while (piece.length > 0);
    }

    private final class Pieces implements Enumeration<InputStream> {

        private final String sha256;
        private final int count;
        private int next;

        private Pieces(String sha256, int count) {
            this.sha256 = sha256;
            this.count = count;
        }

        @Override
        public boolean hasMoreElements() {
            return next < count;
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = jdbc.queryForObject(
                    "select bytes from content_chunk where sha256 = ? and part = ?", byte[].class, sha256, next++);
            return new ByteArrayInputStream(piece);
        }
    }
}
