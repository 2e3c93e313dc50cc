package com.calibermind.support.reports;

/**
 * What reports count, each as rows (case_id, moment, severity, done_at): the moment decides to which period it belongs. Read
 * from the deadline ledger and from the cases themselves; nothing is kept a second time (ADR 32).
 */
enum Facts {
    /** Initial responses whose deadline has come, by deadline; the severity is that whose target they were held to. */
    RESPONSE(answered("INITIAL_RESPONSE"), """
            select c.id, c.respond_by, coalesce(c.severity, c.proposed_severity, 'SEVERITY_1'), null::timestamptz
            from support_case c
            where c.responded_at is null and c.respond_by >= :start and c.respond_by < :end and c.respond_by <= :now"""),

    TRIAGE(answered("TRIAGE"), """
            select c.id, c.respond_by, coalesce(c.proposed_severity, 'SEVERITY_1'), null::timestamptz
            from support_case c
            where c.severity is null and c.state <> 'CLOSED'
            and c.respond_by >= :start and c.respond_by < :end and c.respond_by <= :now"""),

    /**
     * Initial responses that were missed under a severity that a person had assigned, and were then held to a later deadline:
     * by the deadline that was missed, under its severity. Without them, who lowers a severity would take back a miss.
     */
    REGRADED("""
            select d.case_id, d.due as moment, d.severity, null::timestamptz as done_at from deadline_entry d
            where d.kind = 'INITIAL_RESPONSE' and d.event = 'MISSED'
            and d.at >= :start and d.due >= :start and d.due < :end and d.due <= :now
            and exists (select 1 from deadline_entry t where t.case_id = d.case_id
                and t.kind = 'TRIAGE' and t.event = 'ANSWERED' and t.at <= d.at)
            and exists (select 1 from deadline_entry m where m.case_id = d.case_id
                and m.kind = 'INITIAL_RESPONSE' and m.event = 'MOVED' and m.at >= d.at and m.due > d.due)"""),

    /** Reviews of escalations, by the deadline of whoever settles them; the severity is that of the case now. */
    REVIEW("""
            select d.case_id, d.due as moment, coalesce(c.severity, c.proposed_severity, 'SEVERITY_1') as severity, d.at as done_at
            from deadline_entry d join support_case c on c.id = d.case_id
            where d.kind = 'ESCALATION' and d.event = 'ANSWERED'
            and d.due >= :start and d.due < :end and d.due <= :now""", """
            select e.case_id, e.review_due, coalesce(c.severity, c.proposed_severity, 'SEVERITY_1'), null::timestamptz
            from escalation e join support_case c on c.id = e.case_id
            where e.settled_at is null and e.answered_at is null
            and e.review_due >= :start and e.review_due < :end and e.review_due <= :now"""),

    /** Reviews that ran out at the manager and went to the head of Customer Success, by the manager's deadline (P29). */
    PASSED_ON("""
            select d.case_id, d.old_due as moment, coalesce(c.severity, c.proposed_severity, 'SEVERITY_1') as severity,
                null::timestamptz as done_at
            from deadline_entry d join support_case c on c.id = d.case_id
            where d.kind = 'ESCALATION' and d.event = 'MOVED'
            and d.at >= :start and d.old_due >= :start and d.old_due < :end and d.old_due <= :now"""),

    /** Escalations, by when they were asked for. */
    ESCALATION(event("escalation e", "e.case_id", "e.requested_at", "true")),

    /** Reviews that found the policy not followed, by when they were settled (P30). */
    AGAINST_POLICY(event("escalation e", "e.case_id", "e.settled_at", "not e.policy_followed")),

    /** Cases that were done and went back to work, by when; the severity is that of then. */
    REOPENED("""
            select r.case_id, r.at as moment, r.severity, null::timestamptz as done_at from case_reopening r
            where r.at >= :start and r.at < :end"""),

    /** Cases whose last resolution was "outside the service", by when they were resolved (P27). */
    OUTSIDE("""
            select c.id as case_id, c.resolved_at as moment, coalesce(c.severity, 'SEVERITY_1') as severity,
                null::timestamptz as done_at
            from support_case c
            where c.resolution_kind = 'outsideInfrastructure' and c.resolved_at >= :start and c.resolved_at < :end""");

    private final String sql;

    Facts(String... alternatives) {
        this.sql = String.join("\nunion all\n", alternatives);
    }

    /** With the parameters start, end (exclusive) and, for deadlines, now. */
    String sql() {
        return sql;
    }

    private static String answered(String kind) {
        return """
                select d.case_id, d.due as moment, d.severity, d.at as done_at from deadline_entry d
                where d.kind = '%s' and d.event = 'ANSWERED'
                and d.due >= :start and d.due < :end and d.due <= :now""".formatted(kind);
    }

    private static String event(String table, String caseId, String moment, String condition) {
        return """
                select %2$s, %3$s as moment, coalesce(c.severity, c.proposed_severity, 'SEVERITY_1') as severity,
                    null::timestamptz as done_at
                from %1$s join support_case c on c.id = %2$s
                where %3$s >= :start and %3$s < :end and %4$s""".formatted(table, caseId, moment, condition);
    }
}
