create sequence consultation_seq increment by 50;
create table consultation (
    id             bigint primary key,
    version        integer not null,
    case_reference text not null references support_case (reference),
    team           text,
    person         text,
    question       text not null,
    asked_by       text not null,
    asked_at       timestamptz not null,
    due            timestamptz not null,
    reminders      integer not null,
    advice         text,
    answered_by    text,
    answered_at    timestamptz,
    heeded         boolean,
    read_by        text,
    read_at        timestamptz,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    withdrawn_why  text,
    check (num_nonnulls(team, person) = 1)
);
create index consultation_case on consultation (case_reference);
create index consultation_open on consultation (id) where read_at is null and withdrawn_at is null;
