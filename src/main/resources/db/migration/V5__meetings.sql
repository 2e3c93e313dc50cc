create sequence meeting_seq increment by 50;
create table meeting (
    id             bigint primary key,
    version        integer not null,
    uid            text not null unique, -- the calendar entry's, in every customer's calendar (RFC 5545, section 3.8.4.7)
    sequence       integer not null,
    kind           text not null,
    case_reference text not null references support_case (reference),
    company_id     bigint references company, -- whose entitlement a training session is
    starts_at      timestamptz not null,
    minutes        integer not null,
    zone           text not null,
    link           text not null,
    topic          text,
    organiser      text not null,
    status         text not null,
    extra          boolean not null,
    outcome_note   text,
    ended_at       timestamptz
);
create index meeting_case on meeting (case_reference);
create index meeting_planned on meeting (case_reference) where status = 'PLANNED';
create index meeting_planned_training on meeting (company_id) where status = 'PLANNED' and kind = 'TRAINING';

create table meeting_attendee (
    meeting_id    bigint not null references meeting,
    email         text not null,
    name          text,
    participation text not null,
    answered_at   timestamptz,
    primary key (meeting_id, email)
);

create table training_session (
    meeting_id  bigint primary key references meeting,
    company_id  bigint not null references company,
    held_at     timestamptz not null,
    attended    text not null,
    extra       boolean not null,
    recorded_by text not null
);
create index training_session_company on training_session (company_id, held_at);
-- One standard session is part of each company's setup; whatever comes after it is extra, also if two are recorded together.
create unique index training_session_standard on training_session (company_id) where not extra;
