-- A case that a reviewer has put first stands before the others of its severity, also in the desk's own lists (P30).
drop index desk_case_urgency;
create index desk_case_urgency on support_case
    ((coalesce(severity, proposed_severity, 'SEVERITY_1')), (not expedited), respond_by, id) where state <> 'CLOSED';
drop index desk_case_state;
create index desk_case_state on support_case
    (state, (coalesce(severity, proposed_severity, 'SEVERITY_1')), (not expedited), respond_by, id) where state <> 'CLOSED';
drop index desk_case_company_urgency;
create index desk_case_company_urgency on support_case
    (company_id, (coalesce(severity, proposed_severity, 'SEVERITY_1')), (not expedited), respond_by, id) where state <> 'CLOSED';
-- The included columns let one index-only scan count open cases by person, severity and state.
drop index desk_case_load;
create index desk_case_load on support_case
    (assigned_to, (coalesce(severity, proposed_severity, 'SEVERITY_1')), (not expedited), respond_by, id)
    include (state, severity, proposed_severity) where state <> 'CLOSED';
