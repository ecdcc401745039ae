-- A form without an endpoint has no other place for its input: the run keeps it, until retention removes the run.

alter table quick_action_runs add column input jsonb;

-- The runs of an action, newest first. For members who read only their own runs, the user is a filter.
create index idx_quick_action_runs_org_action_started
    on quick_action_runs (organization_id, quick_action_id, started_at, id);
