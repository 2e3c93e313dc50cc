-- What the sorting of a mail found: every rule that applied and every doubt, one a line; not only what decided.
alter table inbound_mail add column remarks text;
-- The case that a parked mail seems to be about: proposed to whoever reviews it.
alter table inbound_mail add column proposed_case text;
-- The word that sounds like a security incident, in a mail that no case has taken (P31).
alter table inbound_mail add column suspicion text;
-- Parked mails of one flood share one task: that of the first of them, parked_with; null: its own.
alter table inbound_mail add column bundle text;
alter table inbound_mail add column parked_with bigint references inbound_mail;
create index inbound_mail_bundle on inbound_mail (bundle, id) where verdict = 'PARKED' and parked_with is null;
create index inbound_mail_parked_with on inbound_mail (parked_with) where parked_with is not null;
-- How much somebody sent lately, and which mail a Message-ID names.
create index inbound_mail_sender on inbound_mail (sender, received_at);
create index inbound_mail_message on inbound_mail (message_id);

-- Answers that machines wrote lately to one address, and the newest letter to it.
create index outgoing_mail_recipient on outgoing_mail (recipient, queued_at);

-- People whom a party of the case has brought in by To or Cc, or a reviewer by decision: they may write on it (P13), but are not shown it.
create table case_correspondent (
    case_id  bigint not null references support_case,
    address  text not null,
    added_at timestamptz not null,
    why      text not null,
    primary key (case_id, address)
);

-- What the desk should know of a message: from somebody outside the case, sender not verified.
alter table case_message add column remark text;
alter table support_case add column sender_doubted boolean not null default false;
