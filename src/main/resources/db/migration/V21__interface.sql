-- What other programs use: cases over /api/v1, and webhooks (ADR 33).

-- A call that may be sent again: the key that its caller chose, and what became of it.
create table api_request (
    user_id     text not null,
    key         text not null,
    fingerprint text not null,
    result      text, -- null while the first one is still at work
    at          timestamptz not null,
    primary key (user_id, key)
);
create index api_request_age on api_request (at);

-- Words of a subject, each as it is written; punctuation parts them. The same for whoever searches.
create function subject_words(subject text) returns tsvector immutable strict parallel safe language sql as $$
    select to_tsvector('simple', translate(subject, '-_./\:,;@#+&''"()[]{}<>|=?!*%$~^`', '                                '))
$$;
create index desk_case_subject on support_case using gin (subject_words(subject));
create index desk_case_newest on support_case (received_at desc, id desc);
create index desk_case_closed on support_case (received_at desc, id desc) where state = 'CLOSED';
create index desk_case_company_newest on support_case (company_id, received_at desc, id desc);
drop index desk_case_company; -- the same, without the place of a page
create index desk_case_company_urgency on support_case
    (company_id, (coalesce(severity, proposed_severity, 'SEVERITY_1')), respond_by, id) where state <> 'CLOSED';

-- Where events go. The secret signs what is sent, so it must be readable here.
create table webhook (
    id           bigint generated always as identity primary key,
    url          text not null,
    description  text not null,
    events       text[] not null,
    active       boolean not null,
    why_inactive text,
    secret       text not null,
    old_secret   text, -- signs beside the new one until then
    old_until    timestamptz,
    created_by   text not null,
    created_at   timestamptz not null,
    leased_until timestamptz, -- one sender at a time has it in hand
    rests_until  timestamptz, -- after failures
    failures     integer not null default 0, -- in a row
    last_success timestamptz,
    last_failure text
);

create sequence webhook_event_seq; -- the number in what is sent
create table webhook_event (
    id             bigint primary key,
    message_id     text not null unique,
    type           text not null,
    case_reference text not null,
    at             timestamptz not null,
    body           text not null
);
create index webhook_event_age on webhook_event (at);

create table webhook_delivery (
    id           bigint generated always as identity primary key,
    webhook_id   bigint not null references webhook on delete cascade,
    event_id     bigint not null references webhook_event on delete cascade,
    state        text not null, -- WAITING, DELIVERED, PARKED
    since        timestamptz not null, -- from when on it is tried; a replay begins anew
    attempts     integer not null default 0,
    next_attempt timestamptz not null,
    tried_at     timestamptz,
    status       integer, -- the last answer
    reason       text, -- why the last attempt failed
    unique (webhook_id, event_id)
);
create index webhook_delivery_oldest on webhook_delivery (since) where state = 'WAITING';
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt, id) where state = 'WAITING';
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_parked on webhook_delivery (webhook_id, id desc) where state = 'PARKED';
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_done on webhook_delivery (tried_at) where state <> 'WAITING';
