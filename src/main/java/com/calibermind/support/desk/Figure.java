package com.calibermind.support.desk;

import java.time.Instant;
import java.util.Locale;

/**
 * A number on the desk page and the cases behind it: both are read with the same statement, so that they agree. {@code at}
 * is the moment for which a case is counted: when what is owed is due, else when it happened. What the parameters mean: {@code :now}; {@code :day}, when today began in the desk's zone; {@code :month}, 30 days ago;
 * {@code :who}, a user, a group or an authority.
 */
enum Figure {
    /** Open cases; narrowed by severity and state. */
    OPEN("select reference, coalesce(severity, proposed_severity, 'SEVERITY_1') as urgency, (not expedited) as calm,"
            + " respond_by as at, id"
            + " from support_case where state <> 'CLOSED'"),

    /** The initial response is owed and its target has passed. */
    OVERDUE("select reference, null as urgency, respond_by as at, id from support_case"
            + " where state <> 'CLOSED' and responded_at is null and respond_by <= :now"),

    /** The initial response is due within the hour. */
    DUE_SOON("select reference, null as urgency, respond_by as at, id from support_case"
            + " where state <> 'CLOSED' and responded_at is null and respond_by > :now and respond_by <= :hour"),

    /** Triage or initial response missed its target today (P21, P22). */
    MISSED_TODAY("""
            select c.reference, null as urgency, m.at, c.id from support_case c join (
                select case_id, min(at) as at from deadline_entry
                where kind in ('TRIAGE', 'INITIAL_RESPONSE') and event = 'MISSED' and at >= :day group by case_id) m
            on m.case_id = c.id"""),

    /** An escalation waits for that authority's review (P29). */
    ESCALATED("""
            select c.reference, null as urgency, e.at, c.id from support_case c join (
                select case_id, min(review_due) as at from escalation
                where settled_at is null and answered_at is null and authority = :who group by case_id) e
            on e.case_id = c.id"""),

    /** Those of them whose review is past its time. */
    ESCALATED_LATE(ESCALATED.late()),

    /** Escalated today, settled since or not. */
    ESCALATED_TODAY("""
            select c.reference, null as urgency, e.at, c.id from support_case c join (
                select case_id, min(requested_at) as at from escalation where requested_at >= :day group by case_id) e
            on e.case_id = c.id"""),

    /** A reviewer found in the last 30 days that the policy was not followed (P30). */
    UNFOLLOWED("""
            select c.reference, null as urgency, e.at, c.id from support_case c join (
                select case_id, max(settled_at) as at from escalation
                where not policy_followed and settled_at >= :month group by case_id) e
            on e.case_id = c.id"""),

    /** An expert of that team has been asked and has not answered yet (P24); no team: people who were asked in person. */
    CONSULTED("""
            select c.reference, null as urgency, e.at, c.id from support_case c join (
                select case_reference, min(due) as at from consultation
                where read_at is null and withdrawn_at is null and answered_at is null
                    and lower(coalesce(team, '')) = :who group by case_reference) e
            on e.case_reference = c.reference"""),

    /** Those of them whose answer is past its time. */
    CONSULTED_LATE(CONSULTED.late()),

    /** A task of the case is that person's now. */
    IN_HAND("""
            select c.reference, null as urgency, e.at, c.id from support_case c join (
                select i.business_key_, min(t.due_date_ at time zone 'UTC') as at
                from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
                where t.assignee_ = :who and split_part(t.proc_def_id_, ':', 1) in (:processes)
                group by i.business_key_) e
            on e.business_key_ = c.reference"""),

    /** Those of them of which such a task is past its time. */
    IN_HAND_LATE(IN_HAND.late()),

    /** Handed over to that person, wherever the case stands. */
    ASSIGNED(
            "select reference, coalesce(severity, proposed_severity, 'SEVERITY_1') as urgency, (not expedited) as calm,"
                    + " respond_by as at, id"
                    + " from support_case where state <> 'CLOSED' and assigned_to = :who"),

    /** A letter of the case waits for the mail server. */
    LETTERS_WAITING("""
            select c.reference, null as urgency, m.at, c.id from support_case c join (
                select case_reference, min(queued_at) as at from outgoing_mail
                where state = 'QUEUED' and (case_reference is null) = false group by case_reference) m
            on m.case_reference = c.reference"""),

    /** A letter did not arrive, and nobody has reached the customer in another way yet. */
    LETTERS_LOST("""
            select c.reference, null as urgency, l.at, c.id from support_case c join (
                select case_id, min(since) as at from undelivered_letter where settled_at is null group by case_id) l
            on l.case_id = c.id""");

    /** What narrows or dates a figure. Instants are UTC; null: not narrowed by it. */
    record Cut(String severity, String state, String who, Instant day) {}

    private static final String PAGE = " limit :limit offset :first";

    private final String cases;

    Figure(String cases) {
        this.cases = cases;
    }

    private String late() {
        return "select reference, urgency, at, id from (" + cases + ") figure where at <= :now";
    }

    String counted(Cut cut) {
        return "select count(*) from (" + narrowed(cut) + ") figure";
    }

    /** References and the moments that they are about, the gravest or oldest first; of each severity those that a reviewer has put first (P30). */
    String listed(Cut cut) {
        String order = this == OPEN || this == ASSIGNED ? "urgency, calm, at, id" : "at, id";
        return "select reference, at from (" + narrowed(cut) + ") figure order by " + order + PAGE;
    }

    private String narrowed(Cut cut) {
        return this != OPEN
                ? cases
                : cases
                        + (cut.state() == null ? "" : " and state = :state")
                        + (cut.severity() == null
                                ? ""
                                : " and coalesce(severity, proposed_severity, 'SEVERITY_1') = :severity");
    }

    /** As in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
