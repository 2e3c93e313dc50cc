package com.calibermind.support.contents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.NoSuchElementException;
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
        boolean isNew;
        do {
            isNew = jdbc.update(
                            "insert into content (sha256, size, kept_at) values (?, ?, ?) on conflict do nothing",
                            content.sha256(),
                            content.size(),
                            Timestamp.from(clock.instant()))
                    == 1;
        } while (!isNew && !holds(content.sha256()));
        if (isNew) {
            write(content, source);
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
        MessageDigest digest = sha256();
        try (var in = new DigestInputStream(source.open(), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new Content(HexFormat.of().formatHex(digest.digest()), size);
        }
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

    private void write(Content content, Source source) throws IOException {
        try (InputStream in = source.open()) {
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
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
