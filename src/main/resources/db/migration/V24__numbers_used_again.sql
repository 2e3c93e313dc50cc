-- A mailbox put back from a backup may give numbers to new mails that others had before (ADR 17).
alter table inbound_mail drop constraint inbound_mail_mailbox_uid_validity_uid_key;
alter table inbound_mail add unique (mailbox, uid_validity, uid, identity);
