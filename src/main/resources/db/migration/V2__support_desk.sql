-- Our tables. V1 is the engine's own schema (EngineSchema.java), so that both are made under Flyway's one lock.

create sequence company_seq increment by 50;
create table company (
    id          bigint primary key,
    name        text not null,
    mail_domain text unique,
    plan        text not null
);
create unique index company_name on company (upper(name));

create sequence contact_seq increment by 50;
create table contact (
    id         bigint primary key,
    company_id bigint not null references company,
    name       text not null,
    email      text not null unique,
    phone      text
);
create index contact_company on contact (company_id);

-- The running number in CM-2026-000123. Gaps are allowed, repeats are not.
create sequence case_number;

create sequence support_case_seq increment by 50;
create table support_case (
    id                 bigint primary key,
    version            integer not null,
    reference          text not null unique,
    state              text not null,
    channel            text not null,
    company_id         bigint references company,
    company_name       text,
    reporter_name      text,
    reporter_phone     text,
    reporter_email     text,
    subject            text not null,
    description        text not null,
    ticket_number      text,
    occurred_at        text,
    url                text,
    affected_systems   text,
    affected_users     text,
    security_suspected boolean not null,
    automatic          boolean not null,
    received_at        timestamptz not null,
    proposed_severity  text,
    severity           text,
    respond_by         timestamptz not null,
    warn_at            timestamptz not null,
    warned_at          timestamptz,
    responded_at       timestamptz,
    answer_written_at  timestamptz,
    replied_at         timestamptz,
    settled_by_answer  boolean not null,
    resolution_kind    text,
    quiet_until        timestamptz,
    closed_at          timestamptz
);

create sequence case_message_seq increment by 50;
create table case_message (
    id            bigint primary key,
    case_id       bigint not null references support_case,
    at            timestamptz not null,
    kind          text not null,
    author        text not null,
    text          text not null,
    delivery      text,
    delivered_at  timestamptz,
    delivery_note text
);
create index case_message_case on case_message (case_id, at);

create sequence deadline_change_seq increment by 50;
create table deadline_change (
    id         bigint primary key,
    case_id    bigint not null references support_case,
    at         timestamptz not null,
    severity   text not null,
    old_due    timestamptz,
    new_due    timestamptz not null,
    changed_by text not null,
    reason     text not null
);
create index deadline_change_case on deadline_change (case_id);

create sequence escalation_seq increment by 50;
create table escalation (
    id              bigint primary key,
    case_id         bigint not null references support_case,
    reason          text not null,
    authority       text not null,
    requested_at    timestamptz not null,
    requested_by    text not null,
    words           text,
    missed_deadline timestamptz,
    review_due      timestamptz not null,
    passed_on_at    timestamptz,
    reminders       integer not null,
    policy_followed boolean,
    clause          text,
    finding         text,
    answer          text,
    settled_by      text,
    settled_at      timestamptz
);
create index escalation_case on escalation (case_id);
-- One missed deadline is escalated once, also if two nodes' timers ring together.
create unique index escalation_once on escalation (case_id, reason, missed_deadline);

create sequence inbound_mail_seq increment by 50;
create table inbound_mail (
    id             bigint primary key,
    mailbox        text not null,
    uid_validity   bigint not null,
    uid            bigint not null,
    received_at    timestamptz not null,
    sha256         text not null,
    message_id     text,
    sender         text,
    subject        text,
    raw            bytea not null,
    verdict        text not null,
    reason         text not null,
    case_reference text,
    reviewed_by    text,
    review_note    text,
    unique (mailbox, uid_validity, uid)
);
create index inbound_mail_sha256 on inbound_mail (sha256);
create index inbound_mail_case on inbound_mail (case_reference);

create table outgoing_mail (
    id             bigint primary key, -- the case_message that it carries
    case_reference text not null,
    message_id     text not null unique,
    in_reply_to    text,
    recipient      text not null,
    subject        text not null,
    body           text not null,
    automatic      boolean not null,
    queued_at      timestamptz not null,
    state          text not null,
    attempts       integer not null,
    next_attempt   timestamptz not null,
    accepted_at    timestamptz,
    server_answer  text,
    reported       boolean not null
);
create index outgoing_mail_due on outgoing_mail (next_attempt, id) where state = 'QUEUED';
create index outgoing_mail_unreported on outgoing_mail (id) where state = 'ACCEPTED' and not reported;
create index outgoing_mail_case on outgoing_mail (case_reference);

-- The engine reads sub-tasks on each completion by a column that it does not index.
create index support_idx_task_parent on act_ru_task (parent_task_id_);

-- Tasklist's lists: most severe first, then the earliest deadline.
create index support_idx_task_urgency on act_ru_task (priority_ desc, due_date_);
