-- A duplicate goes on as another case.
alter table support_case add column merged_into text references support_case (reference);
create index support_case_merged on support_case (merged_into) where merged_into is not null;

-- What the desk lists: open cases, the gravest first (P20), by state; earlier cases of a contact and of a company.
create index desk_case_urgency on support_case
    ((coalesce(severity, proposed_severity, 'SEVERITY_1')), respond_by, id) where state <> 'CLOSED';
create index desk_case_state on support_case
    (state, (coalesce(severity, proposed_severity, 'SEVERITY_1')), respond_by, id) where state <> 'CLOSED';
create index desk_case_contact on support_case (lower(reporter_email), received_at desc);
create index desk_case_company on support_case (company_id, received_at desc);

-- Who looks at a case or writes on it; rows of the last minute count. Lost in a crash without harm.
create unlogged table case_presence (
    case_reference text not null,
    user_id        text not null,
    act            text, -- what they write, or null
    seen_at        timestamptz not null,
    primary key (case_reference, user_id)
);
create index case_presence_seen on case_presence (seen_at);

-- When somebody opened a task's form: whoever completes it hears what has changed since.
create unlogged table form_opened (
    task_id   text not null,
    user_id   text not null,
    opened_at timestamptz not null,
    primary key (task_id, user_id)
);
create index form_opened_at on form_opened (opened_at);
