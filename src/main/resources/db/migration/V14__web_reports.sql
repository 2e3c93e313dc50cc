-- Reports by the web form: the key that the form carries makes a double click, a reload and a step back one case.
create table web_report (
    key            text primary key,
    fingerprint    text not null,
    case_reference text,
    sent_at        timestamptz not null
);
create index web_report_age on web_report (sent_at);

-- Files that were sent with a form which could not be taken yet: named again by their token, forgotten after a day.
create table web_upload (
    token        text primary key,
    name         text not null,
    content_type text not null,
    size         bigint not null,
    sha256       text not null references content,
    kept_at      timestamptz not null
);
create index web_upload_age on web_upload (kept_at);
create index web_upload_content on web_upload (sha256);
