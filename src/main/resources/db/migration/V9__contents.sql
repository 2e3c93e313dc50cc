-- Raw mails and attachments: each kept once, in pieces of 1 MB, so that 100 MB never stand in anybody's memory.
create table content (
    sha256  text primary key,
    size    bigint not null,
    kept_at timestamptz not null
);
create table content_chunk (
    sha256 text not null references content,
    part   integer not null,
    bytes  bytea not null,
    primary key (sha256, part)
);
-- Mail is base64, attachments are packed already: compressing them costs time and wins little.
alter table content_chunk alter column bytes set storage external;

insert into content (sha256, size, kept_at)
select sha256, max(octet_length(raw)), min(received_at) from inbound_mail group by sha256;

insert into content_chunk (sha256, part, bytes)
select m.sha256, piece, substring(m.raw from piece * 1048576 + 1 for 1048576)
from (select distinct on (sha256) sha256, raw from inbound_mail order by sha256, id) m,
    generate_series(0, greatest(0, (octet_length(m.raw) - 1) / 1048576)) piece;

alter table inbound_mail drop column raw;
alter table inbound_mail add foreign key (sha256) references content;

-- The same mail by two aliases has one identity and becomes one case, also if two nodes take it at once.
alter table inbound_mail add column identity text;
update inbound_mail set identity = sha256;
alter table inbound_mail alter column identity set not null;
create unique index inbound_mail_once on inbound_mail (identity) where verdict <> 'DUPLICATE';
alter table inbound_mail add column size bigint;
update inbound_mail m set size = c.size from content c where c.sha256 = m.sha256;
alter table inbound_mail alter column size set not null;
