-- What a letter is, what it answers, and what becomes of one that does not arrive (ADR 20, 21).
alter table outgoing_mail add column kind text;
update outgoing_mail m set kind = coalesce((select c.kind from case_message c where c.id = m.id), 'OUTAGE_NOTICE');
alter table outgoing_mail alter column kind set not null;
alter table outgoing_mail add column auto_submitted text; -- RFC 3834; null: written by a person
update outgoing_mail set auto_submitted =
    case when kind = 'ACKNOWLEDGEMENT' then 'auto-replied' else 'auto-generated' end where automatic;
alter table outgoing_mail drop column automatic;
alter table outgoing_mail add column reference_chain text; -- fixed with the first attempt, as in_reply_to is
alter table outgoing_mail add column leased_until timestamptz; -- a sender has it in hand; null: nobody
alter table outgoing_mail add column wait_told boolean not null default false; -- somebody knows that it waits

-- Initial responses that wait: few at any time, looked for every second.
create index outgoing_mail_waiting_response on outgoing_mail (queued_at)
    where state = 'QUEUED' and kind = 'INITIAL_RESPONSE' and not wait_told;
-- The oldest one of all, for giving up and for health.
create index outgoing_mail_oldest on outgoing_mail (queued_at) where state = 'QUEUED';

create table undelivered_letter (
    letter_id    bigint primary key references case_message,
    case_id      bigint not null references support_case,
    address      text not null,
    fate         text not null, -- WAITING, REFUSED, BOUNCED
    why          text not null,
    since        timestamptz not null,
    due          timestamptz not null,
    settlement   text,
    settled_by   text,
    settled_at   timestamptz
);
create index undelivered_letter_case on undelivered_letter (case_id);
create index undelivered_letter_open on undelivered_letter (letter_id) where settled_at is null;

create table undeliverable_address (
    address   text primary key, -- lower case
    fate      text not null, -- REFUSED, BOUNCED
    why       text not null,
    since     timestamptz not null
);
