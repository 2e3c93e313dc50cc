-- The mails of a sender that wait for a person: each new case looks for those that it makes needless (P02).
create index inbound_mail_parked_sender on inbound_mail (sender) where verdict = 'PARKED';
