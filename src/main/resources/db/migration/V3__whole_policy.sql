-- The ledger holds every deadline of a case, not the initial response's alone.
alter table deadline_change rename to deadline_entry;
alter sequence deadline_change_seq rename to deadline_entry_seq;
alter index deadline_change_case rename to deadline_entry_case;
alter table deadline_entry rename column new_due to due;
alter table deadline_entry add column kind text;
alter table deadline_entry add column event text;
alter table deadline_entry add column subject bigint; -- the escalation or incident whose deadline it is
update deadline_entry set kind = 'INITIAL_RESPONSE', event = case when old_due is null then 'STARTED' else 'MOVED' end;
alter table deadline_entry alter column kind set not null;
alter table deadline_entry alter column event set not null;
alter table deadline_entry alter column severity drop not null;
alter table deadline_entry alter column reason drop not null;
create index deadline_entry_event on deadline_entry (kind, event, at);

alter table support_case add column request_kind text;
alter table support_case add column follow_up boolean not null default false;
alter table support_case add column assigned_to text;
alter table support_case add column expedited boolean not null default false;
alter table support_case add column remind_at timestamptz;
alter table support_case add column resolved_at timestamptz;
create index support_case_owing on support_case (respond_by) where responded_at is null or severity is null;
create index support_case_open on support_case (id) where state <> 'CLOSED';
create index support_case_resolution on support_case (resolution_kind, resolved_at) where resolution_kind is not null;

alter table case_message add column recipient text; -- null: the reporter

alter table escalation add column assigned_to text;
alter table escalation add column severity_raised_to text;
alter table escalation add column expedited boolean not null default false;
alter table escalation add column answered_at timestamptz;
update escalation set answered_at = settled_at;
create index escalation_open on escalation (case_id) where answered_at is null;

-- A notice (of an outage) belongs to no case.
alter table outgoing_mail alter column case_reference drop not null;
alter table outgoing_mail add column enclosure_name text;
alter table outgoing_mail add column enclosure_type text;
alter table outgoing_mail add column enclosure bytea;
