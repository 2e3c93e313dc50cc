-- P09, P36: each change of a company or of its contacts raises the version; a removed contact stays as history.
alter table company add column version integer not null default 0;
create index company_search on company (upper(name) text_pattern_ops);

alter table contact add column technical boolean not null default false;
alter table contact add column removed_at timestamptz;
alter table contact drop constraint contact_email_key;
create unique index contact_email on contact (email) where removed_at is null;

-- P26: a change of contacts or access, from the request to its end.
create sequence account_change_seq increment by 50;
create table account_change (
    id               bigint primary key,
    version          integer not null,
    case_reference   text not null references support_case (reference),
    company_id       bigint not null references company,
    state            text not null,
    kind             text not null,
    contact_email    text,
    new_email        text,
    contact_name     text,
    contact_phone    text,
    technical        boolean, -- null: stays as it is
    access           text,
    asked_by         text not null,
    recorded_at      timestamptz not null,
    recorded_by      text not null,
    decided_by       text, -- the technical contact whose word it is
    decided_how      text,
    decided_at       timestamptz,
    decision_kept_by text,
    carried_out_at   timestamptz,
    carried_out_by   text,
    done_note        text
);
create index account_change_case on account_change (case_reference);
create index account_change_company on account_change (company_id);
-- One at a time for each case.
create unique index account_change_open on account_change (case_reference)
    where state in ('APPROVAL_NEEDED', 'APPROVED');
