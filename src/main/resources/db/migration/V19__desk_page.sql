-- What the desk page in Cockpit counts and lists: responses that are owed, what is in whose hands, escalations (ADR 31).
create index desk_case_owed on support_case (respond_by, id) where responded_at is null and state <> 'CLOSED';
-- The included columns let one index-only scan count open cases by person, severity and state.
create index desk_case_load on support_case
    (assigned_to, (coalesce(severity, proposed_severity, 'SEVERITY_1')), respond_by, id)
    include (state, severity, proposed_severity) where state <> 'CLOSED';
create index desk_escalation_requested on escalation (requested_at);
create index desk_escalation_unfollowed on escalation (settled_at) where not policy_followed;
create index outage_case_by_case on outage_case (case_reference);
