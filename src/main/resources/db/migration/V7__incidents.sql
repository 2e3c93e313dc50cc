-- Security incidents (P31 to P34): one for each case, its contacts with the reporter, and its record.

create sequence security_incident_seq increment by 50;
create table security_incident (
    id                bigint primary key,
    version           integer not null,
    reference         text not null unique references support_case (reference),
    stage             text not null,
    suspicion         text not null,
    raised_at         timestamptz not null,
    raised_by         text not null,
    alarms            integer not null,
    stood_down_by     text,
    stand_down_reason text,
    ended_at          timestamptz
);

create index security_incident_open on security_incident (id) where stage not in ('CLOSED', 'STOOD_DOWN');

create sequence reporter_contact_seq increment by 50;
create table reporter_contact (
    id                  bigint primary key,
    incident_id         bigint not null references security_incident,
    contact_by          timestamptz not null,
    warn_at             timestamptz not null,
    warned_at           timestamptz,
    missed_at           timestamptz,
    contacted_at        timestamptz,
    contacted_by        text,
    channel             text,
    systems             text,
    breach              text,
    noticed_at          timestamptz,
    ongoing             text,
    data_concerned      text,
    accounts_concerned  text,
    actions_taken       text,
    evidence_kept       text,
    out_of_band_contact text
);
create index reporter_contact_incident on reporter_contact (incident_id, contact_by);

create sequence incident_entry_seq increment by 50;
create table incident_entry (
    id          bigint primary key,
    incident_id bigint not null references security_incident,
    at          timestamptz not null,
    author      text not null,
    stage       text not null,
    text        text not null
);
create index incident_entry_incident on incident_entry (incident_id, at);

create sequence incident_evidence_seq increment by 50;
create table incident_evidence (
    id           bigint primary key,
    incident_id  bigint not null references security_incident,
    at           timestamptz not null,
    added_by     text not null,
    name         text not null,
    content_type text not null,
    size         bigint not null,
    sha256       text not null,
    content      bytea not null
);
create index incident_evidence_incident on incident_evidence (incident_id, at);

-- What may be needed as evidence is added and never changed, whoever asks (P32).
create function append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: rows are added, never changed or taken away', tg_table_name;
end
$$;
create trigger incident_entry_append_only before update or delete or truncate on incident_entry
    for each statement execute function append_only();
create trigger incident_evidence_append_only before update or delete or truncate on incident_evidence
    for each statement execute function append_only();
