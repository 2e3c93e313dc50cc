package com.calibermind.support.portal;

import com.calibermind.support.contents.Content;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.contents.VirusScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that come with a form. Each is kept before the form is judged, so that a slip in another field does not cost the
 * customer the upload, and named by its token for {@link #KEPT}, however often the form is sent. No file is ever in memory
 * as a whole.
 */
@Component
class Uploads {

    static final Duration KEPT = Duration.ofDays(1);

    /** @param complaints about files that were not taken; the others are in {@code files} */
    record Result(List<Upload> files, List<Complaint> complaints) {

        static final Result NONE = new Result(List.of(), List.of());

        Result with(Complaint further) {
            return new Result(
                    files,
                    Stream.concat(complaints.stream(), Stream.of(further)).toList());
        }
    }

    private static final int SWEPT_AT_ONCE = 500;
    private static final Base64StringKeyGenerator TOKENS =
            new Base64StringKeyGenerator(java.util.Base64.getUrlEncoder().withoutPadding(), 32);

    private final PortalProperties.Attachments limits;
    private final Contents contents;
    private final VirusScan scan;
    private final Throttles throttles;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Uploads(
            PortalProperties portal,
            Contents contents,
            VirusScan scan,
            Throttles throttles,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.limits = portal.attachments();
        this.contents = contents;
        this.scan = scan;
        this.throttles = throttles;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes what can be taken; must not run in a transaction, which would stay open while a scanner works.
     *
     * @param field of the form, for complaints
     * @param kept tokens of files that came with an earlier sending of the form; one no longer known is a complaint
     * @param sent may be empty, and may hold the nameless part that a browser sends when no file was chosen
     * @param remoteAddress of whoever sends
     */
    Result take(String field, Collection<String> kept, Collection<MultipartFile> sent, String remoteAddress) {
        List<Upload> files = new ArrayList<>(find(kept));
        List<Complaint> complaints = new ArrayList<>(forgotten(field, kept, files.size()));
        for (MultipartFile file : sent) {
            if (file.isEmpty() && Typed.line(file.getOriginalFilename()).isEmpty()) {
                continue;
            }
            Optional<Complaint> objection = objection(field, file, files, remoteAddress);
            objection.ifPresentOrElse(complaints::add, () -> files.add(keep(file)));
        }
        return new Result(files, complaints);
    }

    /** Also what a case has by now: until then the same form, sent again, finds its files. The bytes stay with the case. */
    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void sweep() {
        Timestamp due = Timestamp.from(clock.instant().minus(KEPT));
        while (sweep(due) == SWEPT_AT_ONCE) {}
    }

    private int sweep(Timestamp due) {
        List<String> hashes = jdbc.queryForList(
                "delete from web_upload where token in"
                        + " (select token from web_upload where kept_at < ? order by kept_at limit ?) returning sha256",
                String.class,
                due,
                SWEPT_AT_ONCE);
        hashes.stream().distinct().forEach(contents::forget);
        return hashes.size();
    }

    private List<Upload> find(Collection<String> tokens) {
        return tokens.stream()
                .distinct()
                .limit(limits.maxCount())
                .flatMap(it -> jdbc.query("select * from web_upload where token = ?", Uploads::upload, it).stream())
                .toList();
    }

    private List<Complaint> forgotten(String field, Collection<String> tokens, int found) {
        long wanted = tokens.stream().distinct().limit(limits.maxCount()).count();
        return found == wanted ? List.of() : List.of(Complaint.of(field, "file.forgotten"));
    }

    private Optional<Complaint> objection(String field, MultipartFile file, List<Upload> before, String remoteAddress) {
        String name = Typed.fileName(file.getOriginalFilename());
        long together = file.getSize() + before.stream().mapToLong(Upload::size).sum();
        if (before.size() >= limits.maxCount()) {
            return complaint(field, "file.count", name, limits.maxCount());
        }
        if (file.getSize() > limits.maxSize().toBytes()) {
            return complaint(
                    field, "file.size", name, ByteWords.of(limits.maxSize().toBytes()));
        }
        if (together > limits.maxTotal().toBytes()) {
            return complaint(
                    field, "file.total", name, ByteWords.of(limits.maxTotal().toBytes()));
        }
        if (!limits.types().contains(ending(name))) {
            return unknownType(field, name);
        }
        return throttles.allowsUpload(remoteAddress, file.getSize())
                ? infection(field, name, file)
                : complaint(field, "file.throttled", name);
    }

    private Optional<Complaint> infection(String field, String name, MultipartFile file) {
        VirusScan.Verdict verdict = scan.scan(file::getInputStream);
        if (verdict instanceof VirusScan.Infected infected) {
            return complaint(field, "file.infected", name, infected.name());
        }
        return verdict instanceof VirusScan.Unknown ? complaint(field, "file.unscanned", name) : Optional.empty();
    }

    private Optional<Complaint> unknownType(String field, String name) {
        return complaint(
                field,
                "file.type",
                name,
                String.join(", ", limits.types().stream().sorted().toList()));
    }

    private Upload keep(MultipartFile file) {
        return transaction.execute(status -> {
            Content content = store(file);
            var upload = new Upload(
                    TOKENS.generateKey(),
                    Typed.fileName(file.getOriginalFilename()),
                    type(file.getContentType()),
                    content.size(),
                    content.sha256());
            jdbc.update(
                    "insert into web_upload (token, name, content_type, size, sha256, kept_at) values (?, ?, ?, ?, ?, ?)",
                    upload.token(),
                    upload.name(),
                    upload.contentType(),
                    upload.size(),
                    upload.sha256(),
                    Timestamp.from(clock.instant()));
            return upload;
        });
    }

    private Content store(MultipartFile file) {
        try {
            return contents.keep(file::getInputStream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Complaint> complaint(String field, String message, Object... arguments) {
        return Optional.of(Complaint.of(field, message, arguments));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** As claimed, without parameters; nobody relies on it. */
    private static String type(String claimed) {
        String type = Typed.line(claimed).replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9.+-]{1,100}/[a-z0-9.+-]{1,100}") ? type : "application/octet-stream";
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getString("token"),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getString("sha256"));
    }
}
