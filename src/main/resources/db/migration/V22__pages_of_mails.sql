-- Which entry of a case's conversation a mail became, and whether it has a part in HTML that can be shown as a page.
alter table inbound_mail add column entry bigint;
alter table inbound_mail add column formatted boolean not null default false;
create index inbound_mail_entry on inbound_mail (entry) where entry is not null;
