-- When the desk took the mail in; with received_at it tells how long mail waits to become a case.
alter table inbound_mail add column taken_at timestamptz;
update inbound_mail set taken_at = received_at;
alter table inbound_mail alter column taken_at set not null;
create index inbound_mail_taken on inbound_mail (taken_at);

-- What could not be read lies in the mailbox's quarantine folder; known here in case the move is still to be made.
alter table inbound_mail add column quarantined boolean not null default false;

-- Which node reads a mailbox, by the database's clock; another one may when held_until has passed.
create table mailbox_reader (
    mailbox       text primary key,
    node          text not null,
    held_until    timestamptz not null,
    looked_at     timestamptz,
    failing_since timestamptz,
    problem       text
);
