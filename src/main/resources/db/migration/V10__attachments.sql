-- Files that customers send with a report (no message) or a reply; the bytes are in content, each once.
create sequence case_attachment_seq increment by 50;
create table case_attachment (
    id           bigint primary key,
    case_id      bigint not null references support_case,
    message_id   bigint references case_message,
    name         text not null,
    content_type text not null,
    size         bigint not null,
    sha256       text not null references content,
    inline       boolean not null
);
create index case_attachment_case on case_attachment (case_id);
create index case_attachment_content on case_attachment (sha256);

-- What a mail repeats of earlier ones, apart from the sender's own words.
alter table case_message add column quoted text;
