package com.calibermind.support.process;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Nothing waits where nobody looks (P14): compares every open case with what runs for it in the engine. A case is owned if
 * its state and the engine agree on one next step that a person or a clock will reach.
 */
@Component
class Ownership {

    /** A case, or something beside it, that nobody and no clock will move on. */
    record Unowned(String reference, String what) {}

    /** More would not help whoever looks into it. */
    static final int SHOWN = 50;

    /**
     * One statement, so one snapshot: the case and its process commit together. A task counts if somebody can see it; a
     * timer counts if it will still be tried.
     */
    private static final String CASES = """
            select c.reference, c.state as what from support_case c
            cross join lateral (
                select count(*) as tasks, min(t.task_def_key_) as step,
                       count(*) filter (where t.assignee_ is not null or exists (
                           select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.group_id_ is not null)) as seen
                from act_ru_execution i join act_ru_task t on t.proc_inst_id_ = i.id_
                where i.business_key_ = c.reference and i.parent_id_ is null and t.suspension_state_ = 1
                  and split_part(i.proc_def_id_, ':', 1)
                      in ('SupportCase', 'InitialResponse', 'RequestHandling', 'AccountChange', 'Training')) own
            where c.state <> 'CLOSED' and not case c.state
                when 'AWAITING_TRIAGE' then own.tasks = 1 and own.seen = 1 and own.step = 'Task_Triage'
                when 'AWAITING_RESPONSE' then own.tasks = 1 and own.seen = 1 and own.step like 'Task_Respond%'
                when 'INVESTIGATING' then own.tasks = 1 and own.seen = 1
                    and own.step <> 'Task_Triage' and own.step not like 'Task_Respond%'
                when 'ANSWER_ON_ITS_WAY' then own.tasks = 0 and exists (
                    select 1 from outgoing_mail m where m.case_reference = c.reference
                    and (m.state = 'QUEUED' or m.state = 'ACCEPTED' and not m.reported)) and exists (
                    select 1 from act_ru_execution i
                    join act_ru_event_subscr s on s.proc_inst_id_ = i.id_ and s.event_name_ = 'AnswerDelivered'
                    where i.business_key_ = c.reference and i.parent_id_ is null)
                else own.tasks = 0 and exists (
                    select 1 from act_ru_execution i
                    join act_ru_event_subscr s on s.proc_inst_id_ = i.id_ and s.event_name_ = 'CustomerReplied'
                    join act_ru_job j on j.process_instance_id_ = i.id_ and j.type_ = 'timer'
                        and j.retries_ > 0 and j.suspension_state_ = 1
                    where i.business_key_ = c.reference and i.parent_id_ is null)
                end
            order by c.reference limit ?""";

    /** How a finding about an incident begins; the rest is its number. */
    static final String INCIDENT = "security incident ";

    /** What runs beside a case has a task that somebody can see as long as it is open. */
    private static final String BESIDE = """
            with visible as (
                select i.business_key_ as reference, split_part(i.proc_def_id_, ':', 1) as process, v.name_, v.long_
                from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
                left join act_ru_variable v on v.execution_id_ = i.id_
                    and v.name_ in ('escalationId', 'consultationId', 'meetingId', 'mailId', 'outageId', 'letterId')
                where split_part(i.proc_def_id_, ':', 1)
                    in ('Escalation', 'Consultation', 'VideoCall', 'Training', 'SecurityIncident', 'MailReview', 'Outage',
                        'UndeliverableLetter'))
            select reference, what from (
                select c.reference, 'escalation ' || e.id as what from escalation e
                join support_case c on c.id = e.case_id
                where e.settled_at is null
                  and not exists (select 1 from visible where name_ = 'escalationId' and long_ = e.id)
                union all
                select case_reference, 'consultation ' || id from consultation c
                where read_at is null and withdrawn_at is null
                  and not exists (select 1 from visible where name_ = 'consultationId' and long_ = c.id)
                union all
                select case_reference, 'meeting ' || id from meeting m
                where status = 'PLANNED'
                  and not exists (select 1 from visible where name_ = 'meetingId' and long_ = m.id)
                union all
                select c.reference, 'undelivered letter ' || u.letter_id from undelivered_letter u
                join support_case c on c.id = u.case_id
                where u.settled_at is null
                  and not exists (select 1 from visible where name_ = 'letterId' and long_ = u.letter_id)
                union all
                select null, 'parked mail ' || id from inbound_mail m
                where verdict = 'PARKED' and not exists (
                    select 1 from visible where name_ = 'mailId' and long_ = coalesce(m.parked_with, m.id))
                union all
                select null, 'outage ' || number from outage o
                where ended_at is null
                  and not exists (select 1 from visible where name_ = 'outageId' and long_ = o.number)
                  and not exists (select 1 from act_ru_variable v join act_ru_job j on j.process_instance_id_ = v.execution_id_
                      where v.name_ = 'outageId' and v.long_ = o.number and j.retries_ > 0)
                union all
                select s.reference, 'security incident ' || s.id from security_incident s
                where stage not in ('CLOSED', 'STOOD_DOWN')
                  and not exists (select 1 from visible w where process = 'SecurityIncident' and w.reference = s.reference)
            ) unseen order by reference limit ?""";

    private final JdbcTemplate jdbc;

    Ownership(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if all is well; at most {@value #SHOWN} of each. */
    List<Unowned> unowned() {
        return Stream.of(CASES, BESIDE)
                .flatMap(it ->
                        jdbc
                                .query(
                                        it,
                                        (row, i) -> new Unowned(row.getString("reference"), row.getString("what")),
                                        SHOWN)
                                .stream())
                .toList();
    }
}
