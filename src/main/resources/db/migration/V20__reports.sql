-- When a case that was done went back to work (P37). Rows are added, never changed.
create sequence case_reopening_seq increment by 50;
create table case_reopening (
    id       bigint primary key,
    case_id  bigint not null references support_case,
    at       timestamptz not null,
    severity text not null
);
create index case_reopening_at on case_reopening (at);
create index case_reopening_case on case_reopening (case_id);

-- What reports count, each by the instant that puts it into a period; see Facts and ADR 32. Escalations have their
-- indexes from V19.
create index report_deadline on deadline_entry (kind, due) include (severity, at, case_id) where event = 'ANSWERED';
create index report_receipt on support_case (id) include (received_at);

-- The weekly mail: one row for each week, so that no week is reported on twice, whatever restarts and however many nodes.
create table weekly_report (
    week       date primary key, -- its Monday
    written_at timestamptz not null,
    letters    integer not null  -- 0: the week before the mail was switched on
);
