-- Files that the desk sent with a letter stand on its entry, as those of customers do on theirs.
alter table case_attachment add column sent boolean not null default false;
