-- Whom the desk may tell something: the customers' side of what other rooms copy in bulk, so that a hundred thousand
-- contacts need not pass through the program.
create view reachable_contact as select company_id, email, name from contact where removed_at is null;

-- The running number in OUT-12. Gaps are allowed, repeats are not.
create sequence outage_number;

create table outage (
    number        bigint primary key,
    systems       text not null,
    severity      text not null,
    all_companies boolean not null,
    declared_by   text not null,
    declared_at   timestamptz not null,
    ended_by      text,
    ended_at      timestamptz
);
create index outage_running on outage (number) where ended_at is null;

create table outage_company (
    outage_number bigint not null references outage,
    company_id    bigint not null references company,
    company_name  text not null,
    primary key (outage_number, company_id)
);

create table outage_case (
    outage_number  bigint not null references outage,
    case_reference text not null references support_case (reference),
    linked_by      text not null,
    linked_at      timestamptz not null,
    primary key (outage_number, case_reference)
);

create sequence outage_notice_seq increment by 50;
create table outage_notice (
    id            bigint primary key,
    outage_number bigint not null references outage,
    kind          text not null,
    words         text not null,
    written_by    text not null,
    written_at    timestamptz not null,
    recipients    integer not null,
    handed_over   integer not null,
    told_at       timestamptz -- null: some are still to be told
);
create index outage_notice_outage on outage_notice (outage_number, id);

-- One row for each notice and recipient: what is PENDING after a crash is done next, the rest is not done again.
create table outage_delivery (
    id             bigint primary key, -- the letter's, from case_message_seq
    notice_id      bigint not null references outage_notice,
    email          text,
    name           text,
    case_reference text,
    state          text not null,
    check ((email is null) <> (case_reference is null))
);
create unique index outage_delivery_contact on outage_delivery (notice_id, email) where email is not null;
create unique index outage_delivery_case on outage_delivery (notice_id, case_reference) where case_reference is not null;
create index outage_delivery_state on outage_delivery (notice_id, state, id);

-- Letters of cases leave before notices to many: an initial response must not wait behind a hundred thousand of them.
drop index outgoing_mail_due;
create index outgoing_mail_due on outgoing_mail ((case_reference is null), next_attempt, id) where state = 'QUEUED';
create index inbound_mail_parked on inbound_mail (id) where verdict = 'PARKED';
