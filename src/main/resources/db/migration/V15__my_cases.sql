-- Who belongs to a case beside its reporter. Addresses are lower case.
create table case_participant (
    email    text not null,
    case_id  bigint not null references support_case,
    named_by text, -- null: wrote on the case
    since    timestamptz not null,
    primary key (email, case_id)
);
create index case_participant_case on case_participant (case_id);

insert into case_participant (email, case_id, since)
select lower(m.author), m.case_id, min(m.at)
from case_message m join support_case c on c.id = m.case_id
where m.kind = 'REPLY' and lower(m.author) <> lower(coalesce(c.reporter_email, ''))
  and (exists (select 1 from contact k where k.email = lower(m.author) and k.company_id = c.company_id and k.removed_at is null)
    or exists (select 1 from company y where y.id = c.company_id and y.mail_domain = split_part(lower(m.author), '@', 2)))
group by lower(m.author), m.case_id;

-- A customer's list: their own cases and, for technical contacts, the company's; newest first.
create index support_case_reporter_open on support_case (lower(reporter_email), received_at desc, id desc)
    where state <> 'CLOSED';
create index support_case_reporter_closed on support_case (lower(reporter_email), received_at desc, id desc)
    where state = 'CLOSED';
create index support_case_company_open on support_case (company_id, received_at desc, id desc)
    where state <> 'CLOSED' and not security_suspected;
create index support_case_company_closed on support_case (company_id, received_at desc, id desc)
    where state = 'CLOSED' and not security_suspected;
create index contact_ever on contact (email);

alter table case_message add column channel text; -- null: mail, or the desk itself
-- The customer says that it is solved; their next word takes that back.
alter table support_case add column said_solved_at timestamptz;

-- What the customer made of the whole, once for each closing.
create sequence closing_survey_seq increment by 50;
create table closing_survey (
    id          bigint primary key,
    case_id     bigint not null references support_case,
    closed_at   timestamptz not null,
    rating      integer not null check (rating between 1 and 5),
    words       text,
    answered_by text not null,
    answered_at timestamptz not null,
    unique (case_id, closed_at)
);
create index closing_survey_at on closing_survey (answered_at);

-- Each form of a case page carries a number of its own: sent twice, it counts once.
create table customer_act (
    once uuid primary key,
    at   timestamptz not null
);
create index customer_act_at on customer_act (at);

-- A wish to sign in, from the form until its link has been used or is too old.
create table sign_in (
    id           bigint primary key, -- of the letter, from case_message_seq
    email        text not null,
    going_to     text, -- the case that they wanted to see
    asked_at     timestamptz not null,
    handled_at   timestamptz, -- null: nobody has looked yet whether the address is known
    token_sha256 text unique, -- null: no link was sent
    expires_at   timestamptz,
    used_at      timestamptz
);
create index sign_in_unhandled on sign_in (id) where handled_at is null;
create index sign_in_asked on sign_in (asked_at);
create index sign_in_email on sign_in (email, handled_at);

create table customer_session (
    token_sha256 text primary key,
    email        text not null,
    began_at     timestamptz not null,
    seen_at      timestamptz not null,
    ends_at      timestamptz not null
);
create index customer_session_email on customer_session (email);
create index customer_session_ends on customer_session (ends_at);

-- How often somebody has tried something within a span of time.
create table attempt (
    what    text not null,
    who     text not null,
    since   timestamptz not null,
    number  integer not null,
    primary key (what, who, since)
);
create index attempt_since on attempt (since);
