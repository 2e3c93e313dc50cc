-- The letter that asked a sender to send a mail again (P02): what comes of it concerns whoever reviews the mail.
alter table inbound_mail add column send_again_letter bigint;
create index inbound_mail_send_again_letter on inbound_mail (send_again_letter) where send_again_letter is not null;
create index inbound_mail_asked_for_again on inbound_mail (sender) where verdict = 'PARKED' and send_again_letter is not null;
