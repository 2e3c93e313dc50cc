package com.calibermind.support.reports;

import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.SupportProperties;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mail about the week that has ended, to those who are configured to get it (P37). The row of a week is its identity: it
 * is written in the transaction that puts the letters into the outbox, so that no week is told twice, whatever restarts and
 * however many nodes. After a downtime the newest week is told late, and says so; older ones are named in it.
 */
@Component
public class WeeklyReport {

    private final ReportsProperties properties;
    private final SupportProperties desk;
    private final Attainment attainment;
    private final WeeklyWords words;
    private final Correspondence correspondence;
    private final JdbcClient jdbc;
    private final Clock clock;

    WeeklyReport(
            ReportsProperties properties,
            SupportProperties desk,
            Attainment attainment,
            WeeklyWords words,
            Correspondence correspondence,
            JdbcClient jdbc,
            Clock clock) {
        this.properties = properties;
        this.desk = desk;
        this.attainment = attainment;
        this.words = words;
        this.correspondence = correspondence;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks once a minute whether it is time. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    @Transactional
    public void writeIfDue() {
        if (!properties.weekly().isWanted()) {
            return;
        }
        ZoneId zone = Optional.ofNullable(properties.weekly().zone()).orElse(desk.timeZone());
        ZonedDateTime due = properties.weekly().lastDue(clock.instant(), zone);
        LocalDate week = Grain.WEEK.startOf(due.toLocalDate()).minusWeeks(1);
        Optional<LocalDate> newest = newest();
        if (newest.filter(it -> !it.isBefore(week)).isPresent()) {
            return;
        }
        int letters = newest.isEmpty() ? 0 : properties.weekly().recipients().size();
        if (isFirst(week, letters) && newest.isPresent()) {
            write(new Period(week, week.plusDays(6), zone), due, newest.get());
        }
    }

    private void write(Period week, ZonedDateTime due, LocalDate lastTold) {
        AttainmentReport report = attainment.report(week, Grain.WEEK);
        String text = words.text(
                report,
                attainment.cases(Figure.RESPONSE_LATE, week, null, 0, WeeklyWords.MOST),
                words.apology(due, lastTold, week.from(), clock.instant()),
                properties.weekly().language());
        String subject = words.subject(report, properties.weekly().language());
        properties.weekly().recipients().forEach(it -> send(it, subject, text));
    }

    private void send(String to, String subject, String text) {
        long id =
                jdbc.sql("select nextval('case_message_seq')").query(Long.class).single();
        correspondence.send(Letter.notice(id, MessageKind.WEEKLY_REPORT, to, null, subject, text, null));
    }

    /** The Monday of the newest week that was told, or from which on weeks are told. */
    private Optional<LocalDate> newest() {
        return jdbc.sql("select week from weekly_report order by week desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** Another node that is just as fast waits here, and finds the row. */
    private boolean isFirst(LocalDate week, int letters) {
        Instant now = clock.instant();
        return jdbc.sql("insert into weekly_report (week, written_at, letters) values (?, ?, ?) on conflict do nothing")
                        .params(week, Timestamp.from(now), letters)
                        .update()
                == 1;
    }
}
