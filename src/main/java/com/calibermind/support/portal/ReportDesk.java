package com.calibermind.support.portal;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.customers.Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a case of a report that was sent with the form: one for each key, however often it is sent. */
@Component
@Transactional
class ReportDesk {

    /** How long the page with the reference can be looked at again. */
    static final Duration SHOWN = Duration.ofDays(1);

    /** How long a key is known: after that a browser that was open all the time makes another case. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Reception reception;
    private final CaseFiles cases;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ReportDesk(Reception reception, CaseFiles cases, JdbcTemplate jdbc, Clock clock) {
        this.reception = reception;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Two at once with one key: the second waits until the first is done.
     *
     * @param zone in which the reporter reads times; null if their browser does not say
     */
    Receipt take(ReportForm form, List<Upload> files, ZoneId zone) {
        String fingerprint = fingerprint(form, files);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int isNew = jdbc.update(
                "insert into web_report (key, fingerprint, sent_at) values (?, ?, ?) on conflict do nothing",
                form.key(),
                fingerprint,
                Timestamp.from(now));
        return isNew == 1 ? open(form, files, zone, now) : find(form.key(), fingerprint);
    }

    /** Whether something has come with that key already. */
    @Transactional(readOnly = true)
    boolean knows(String key) {
        return !jdbc.queryForList("select 1 from web_report where key = ?", key).isEmpty();
    }

    /** The case that came with that key, as long as its page is shown. */
    @Transactional(readOnly = true)
    Optional<CaseFile> received(String key) {
        return jdbc
                .queryForList(
                        "select case_reference from web_report where key = ? and sent_at > ?",
                        String.class,
                        key,
                        Timestamp.from(clock.instant().minus(SHOWN)))
                .stream()
                .findFirst()
                .map(cases::of);
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void sweep() {
        jdbc.update(
                "delete from web_report where sent_at < ?",
                Timestamp.from(clock.instant().minus(KEPT)));
    }

    private Receipt open(ReportForm form, List<Upload> files, ZoneId zone, Instant now) {
        String reference = reception.open(new Report(
                Channel.WEB,
                now,
                new Reporter(form.company(), form.name(), form.phone(), Address.normal(form.email())),
                form.problem(),
                description(form),
                ReportForm.orNull(form.ticket()),
                occurredAt(form, zone),
                ReportForm.orNull(form.url()),
                form.impairment(),
                false,
                files.stream().map(Upload::attachment).toList(),
                true,
                form.requestKind()));
        jdbc.update("update web_report set case_reference = ? where key = ?", reference, form.key());
        return new Receipt.Taken(reference);
    }

    private Receipt find(String key, String fingerprint) {
        return jdbc.queryForObject(
                "select case_reference, fingerprint from web_report where key = ?",
                (row, number) -> row.getString("fingerprint").equals(fingerprint)
                        ? new Receipt.Taken(row.getString("case_reference"))
                        : new Receipt.Different(row.getString("case_reference")),
                key);
    }

    /** A zone that nobody has named would be taken for the reporter's word (P10). */
    private static String occurredAt(ReportForm form, ZoneId zone) {
        if (form.happened().isEmpty()) {
            return null;
        }
        return form.happened() + (zone == null ? " (zone not known)" : " (reads times in " + zone.getId() + ")");
    }

    private static String description(ReportForm form) {
        return form.errors().isEmpty()
                ? form.description()
                : form.description() + "\n\nErrors, notifications and alerts:\n" + form.errors();
    }

    private static String fingerprint(ReportForm form, List<Upload> files) {
        String all = form.words()
                + files.stream().map(Upload::fingerprint).sorted().collect(Collectors.joining("|", "|", ""));
        try {
            return Contents.measure(() -> new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)))
                    .sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
