package com.calibermind.support.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looks at a case at the moment, and who writes on it. */
@Component
@Transactional
class Presence {

    /** A page says every 10 seconds that it is there. */
    private static final Duration THERE = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofHours(1);

    /** What somebody writes who fills in the form of a task. */
    static final String FORM = "form";

    private static final String STAMP = """
            select talk.entries || '.' || (select count(*) from deadline_entry d where d.case_id = c.id) || '.'
                || md5(concat_ws(' ', c.version, talk.entries, talk.delivered,
                (select string_agg(concat_ws('.', t.id_, t.assignee_, t.due_date_), ' ' order by t.id_)
                    from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_ where e.business_key_ = c.reference),
                (select string_agg(i.id_, ' ' order by i.id_)
                    from act_ru_execution e join act_ru_incident i on i.proc_inst_id_ = e.id_ where e.business_key_ = c.reference)))
            from support_case c, lateral (
                select count(*) as entries, count(m.delivered_at) as delivered from case_message m where m.case_id = c.id) as talk
            where c.reference = ?""";

    /** @param act what they write ({@link Act#code} or {@link #FORM}), or null: they look */
    record Other(String user, String act) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Presence(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns who else is there. */
    List<Other> seen(String reference, String user, String act) {
        Instant now = clock.instant();
        jdbc.update("delete from case_presence where seen_at < ?", Timestamp.from(now.minus(KEPT)));
        jdbc.update("""
                insert into case_presence (case_reference, user_id, act, seen_at) values (?, ?, ?, ?)
                on conflict (case_reference, user_id) do update set act = excluded.act, seen_at = excluded.seen_at""", reference, user, act, Timestamp.from(now));
        return jdbc.query(
                "select user_id, act from case_presence where case_reference = ? and user_id <> ? and seen_at > ? order by user_id",
                (row, i) -> new Other(row.getString(1), row.getString(2)),
                reference,
                user,
                Timestamp.from(now.minus(THERE)));
    }

    void left(String reference, String user) {
        jdbc.update("delete from case_presence where case_reference = ? and user_id = ?", reference, user);
    }

    /**
     * Changes whenever something on the case does: itself, its conversation, its tasks, or a step that has failed too often.
     * Null if there is no such case; else a {@link Stamp}.
     */
    @Transactional(readOnly = true)
    String stamp(String reference) {
        return jdbc.queryForList(STAMP, String.class, reference).stream()
                .findFirst()
                .orElse(null);
    }
}
