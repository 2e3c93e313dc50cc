package com.calibermind.support.desk;

import com.calibermind.support.language.Translations;
import com.calibermind.support.process.CaseInstances;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a case, when, and who did it: from the conversation, the ledger of deadlines, the tables of the rooms and
 * the engine's history of tasks. Whatever belongs to the response team is left out for everybody else (P32).
 */
@Component
@Transactional(readOnly = true)
class CaseHistory {

    private static final int WORDS = 400; // characters; the conversation has all of them

    /**
     * One thing that happened. Instants are UTC.
     *
     * @param what TASK, MESSAGE, DEADLINE, ESCALATION, CONSULTATION, ACCOUNT, LETTER, OUTAGE or CASE
     * @param kind what of that, such as a kind of message
     * @param by a user id, an address, or "policy"
     * @param subject what it was about: a task's name, a deadline's kind, whom it concerned
     * @param words what was written, shortened
     * @param severity that set the deadline, or null
     * @param from when a deadline was before it moved; when a task began
     * @param due a deadline, or null
     */
    record Happened(
            Instant at,
            String what,
            String kind,
            String by,
            String subject,
            String words,
            String severity,
            Instant from,
            Instant due) {}

    /** @param more whether older entries follow */
    @Schema(name = "CaseHistory")
    record Page(List<Happened> entries, boolean more) {}

    private static final String ALL = """
            with it as (select * from support_case where reference = :reference)
            select at, what, kind, who, subject, left(words, :words) as words, severity, since, due from (
                select received_at as at, 'CASE' as what, 'RECEIVED' as kind, coalesce(reporter_email, reporter_name) as who,
                    channel as subject, null as words, null as severity, cast(null as timestamptz) as since,
                    cast(null as timestamptz) as due, 0 as rank, id from it
                union all
                select closed_at, 'CASE', 'CLOSED', null, resolution_kind, null, null, null, null, 9, id
                from it where closed_at is not null
                union all
                select s.answered_at, 'CASE', 'RATED', s.answered_by, cast(s.rating as text), s.words, null, null, null, 9, s.id
                from closing_survey s join it on s.case_id = it.id
                union all
                select m.at, 'MESSAGE', m.kind, m.author, coalesce(m.delivery, ''), m.text, null, null, m.delivered_at, 2, m.id
                from case_message m join it on m.case_id = it.id
                union all
                select d.at, 'DEADLINE', d.event, d.changed_by, d.kind, d.reason, d.severity, d.old_due, d.due, 3, d.id
                from deadline_entry d join it on d.case_id = it.id
                where d.kind in ('TRIAGE', 'INITIAL_RESPONSE') or d.kind = 'IRT_CONTACT' and :team
                    or d.kind = 'ESCALATION' and d.event in ('WARNED', 'MISSED') and exists (
                        select 1 from escalation e where e.id = d.subject and (e.reason <> 'IRT_CONTACT_LATE' or :team))
                union all
                select e.requested_at, 'ESCALATION', 'REQUESTED', e.requested_by, e.reason, e.words, null, null, e.review_due, 4, e.id
                from escalation e join it on e.case_id = it.id where e.reason <> 'IRT_CONTACT_LATE' or :team
                union all
                select e.passed_on_at, 'ESCALATION', 'PASSED_ON', 'policy', e.authority, null, null, null, e.review_due, 5, e.id
                from escalation e join it on e.case_id = it.id
                where e.passed_on_at is not null and (e.reason <> 'IRT_CONTACT_LATE' or :team)
                union all
                select e.settled_at, 'ESCALATION', case when e.policy_followed then 'FOLLOWED' else 'NOT_FOLLOWED' end,
                    e.settled_by, e.clause, e.finding, null, null, null, 6, e.id
                from escalation e join it on e.case_id = it.id
                where e.settled_at is not null and (e.reason <> 'IRT_CONTACT_LATE' or :team)
                union all
                select c.asked_at, 'CONSULTATION', 'ASKED', c.asked_by, coalesce(c.person, lower(c.team)), c.question, null, null, c.due, 4, c.id
                from consultation c where c.case_reference = :reference
                union all
                select c.answered_at, 'CONSULTATION', 'ANSWERED', c.answered_by, coalesce(c.person, lower(c.team)), c.advice, null, null, null, 5, c.id
                from consultation c where c.case_reference = :reference and c.answered_at is not null
                union all
                select c.withdrawn_at, 'CONSULTATION', 'WITHDRAWN', c.withdrawn_by, coalesce(c.person, lower(c.team)), c.withdrawn_why, null, null, null, 5, c.id
                from consultation c where c.case_reference = :reference and c.withdrawn_at is not null
                union all
                select a.recorded_at, 'ACCOUNT', 'RECORDED', a.recorded_by, a.contact_email, a.access, null, null, null, 4, a.id
                from account_change a where a.case_reference = :reference
                union all
                select a.carried_out_at, 'ACCOUNT', 'CARRIED_OUT', a.carried_out_by, a.contact_email, a.done_note, null, null, null, 5, a.id
                from account_change a where a.case_reference = :reference and a.carried_out_at is not null
                union all
                select l.since, 'LETTER', l.fate, 'policy', l.address, l.why, null, null, l.due, 4, l.letter_id
                from undelivered_letter l join it on l.case_id = it.id
                union all
                select l.settled_at, 'LETTER', 'SETTLED', l.settled_by, l.address, l.settlement, null, null, null, 5, l.letter_id
                from undelivered_letter l join it on l.case_id = it.id where l.settled_at is not null
                union all
                select o.linked_at, 'OUTAGE', 'LINKED', o.linked_by, 'OUT-' || o.outage_number, null, null, null, null, 4, o.outage_number
                from outage_case o where o.case_reference = :reference
                union all
                select t.end_time_ at time zone 'UTC', 'TASK', case when t.delete_reason_ = 'completed' then 'DONE' else 'ENDED' end,
                    t.assignee_, split_part(t.name_, ' · ', 1), null, null, t.start_time_ at time zone 'UTC',
                    t.due_date_ at time zone 'UTC', 7, 0
                from act_hi_procinst p join act_hi_taskinst t on t.proc_inst_id_ = p.proc_inst_id_
                where p.business_key_ = :reference and t.end_time_ is not null and (p.proc_def_key_ in (:processes) or :team)
            ) everything order by at desc, rank desc, id desc limit :limit offset :first""";

    private final NamedParameterJdbcTemplate jdbc;
    private final SignedIn caller;
    private final Translations translations;

    CaseHistory(NamedParameterJdbcTemplate jdbc, SignedIn caller, Translations translations) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.translations = translations;
    }

    /** Newest first. */
    Page of(String reference, int first, int limit) {
        var parameters = new MapSqlParameterSource("reference", reference)
                .addValue("words", WORDS)
                .addValue("team", caller.respondsToIncidents())
                .addValue("processes", CaseInstances.PROCESSES)
                .addValue("first", first)
                .addValue("limit", limit + 1);
        List<Happened> found = jdbc.query(ALL, parameters, (row, i) -> happened(row));
        return new Page(new ArrayList<>(found.subList(0, Math.min(limit, found.size()))), found.size() > limit);
    }

    private Happened happened(ResultSet row) throws SQLException {
        String what = row.getString("what");
        String kind = row.getString("kind");
        return new Happened(
                instant(row, "at"),
                what,
                kind,
                row.getString("who"),
                what.equals("TASK") ? translations.said(row.getString("subject")) : row.getString("subject"),
                said(what, kind, row.getString("who"), row.getString("words")),
                row.getString("severity"),
                instant(row, "since"),
                instant(row, "due"));
    }

    /** What the desk itself may have written, in the reader's language. */
    private String said(String what, String kind, String who, String words) {
        return switch (what) {
            case "DEADLINE", "LETTER" -> translations.said(words);
            case "ESCALATION" -> "policy".equals(who) ? translations.noted(words) : words;
            case "MESSAGE" ->
                kind.equals("NOTE") && !Conversation.Entry.isStranger(who) ? translations.noted(words) : words;
            default -> words;
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
