package com.calibermind.support.desk;

import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.language.Said;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mails and letters behind the desk page's numbers, the oldest first. */
@Component
@Transactional(readOnly = true)
class MailLists {

    /**
     * A mail that waits for a person's decision. Of a flood, several share one task, with which they are decided on.
     *
     * @param alarming whether it sounds like a security incident
     * @param unreadable whether it lies in quarantine
     * @param since when the desk took it in; UTC
     * @param due when its review is; UTC
     * @param instance id of the process of its review
     */
    record Parked(
            long mail,
            String sender,
            String subject,
            boolean alarming,
            boolean unreadable,
            @JsonSerialize(using = Said.class) String reason,
            Instant since,
            Instant due,
            String assignee,
            String instance) {}

    /**
     * A letter that no mail server has taken yet. Instants are UTC.
     *
     * @param reference null for a notice, which belongs to no case
     * @param answer what the mail server last said, or null
     */
    record Waiting(
            long letter,
            MessageKind kind,
            String recipient,
            String reference,
            Instant since,
            int attempts,
            Instant nextAttempt,
            String answer) {}

    /** The engine keeps its times without zone, in the JVM's, which is UTC. */
    private static final String PARKED = """
            with review as (
                select v.long_ as mail, t.proc_inst_id_ as instance, t.assignee_, t.due_date_ at time zone 'UTC' as due
                from act_ru_task t join act_ru_variable v on v.execution_id_ = t.proc_inst_id_ and v.name_ = 'mailId'
                where t.proc_def_id_ in (select id_ from act_re_procdef where key_ = 'MailReview'))
            select m.id, m.sender, m.subject, m.suspicion is not null as alarming, m.quarantined, m.reason, m.taken_at,
                r.due, r.assignee_, r.instance
            from inbound_mail m left join review r on r.mail = coalesce(m.parked_with, m.id)
            where m.verdict = 'PARKED' and (m.quarantined or not :unreadable)
            order by m.id limit :limit offset :first""";

    private static final String WAITING = """
            select id, kind, recipient, case_reference, queued_at, attempts, next_attempt, server_answer
            from outgoing_mail where state = 'QUEUED' order by queued_at, id limit :limit offset :first""";

    private final NamedParameterJdbcTemplate jdbc;

    MailLists(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param unreadable only those that could not be read */
    List<Parked> parked(boolean unreadable, long first, int limit) {
        return jdbc.query(PARKED, part(first, limit).addValue("unreadable", unreadable), (row, i) -> parked(row));
    }

    List<Waiting> waiting(long first, int limit) {
        return jdbc.query(WAITING, part(first, limit), (row, i) -> waiting(row));
    }

    private static MapSqlParameterSource part(long first, int limit) {
        return new MapSqlParameterSource("first", first).addValue("limit", limit);
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getLong("id"),
                row.getString("sender"),
                row.getString("subject"),
                row.getBoolean("alarming"),
                row.getBoolean("quarantined"),
                row.getString("reason"),
                instant(row, "taken_at"),
                instant(row, "due"),
                row.getString("assignee_"),
                row.getString("instance"));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getString("case_reference"),
                instant(row, "queued_at"),
                row.getInt("attempts"),
                instant(row, "next_attempt"),
                row.getString("server_answer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
